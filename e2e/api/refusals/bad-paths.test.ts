import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ENDPOINTS } from "@/lib/api/endpoints";
import { startApi, type TestApi } from "../../fixtures/api";
import { makeSubject, pathOf, type Subject } from "./endpoint-requests";
import { expectRefusal, fingerprint } from "./expect-refusal";

let api: TestApi;
let subject: Subject;
let before: Record<string, string>;
beforeAll(async () => {
  api = await startApi();
  subject = await makeSubject(api);
});
afterAll(() => api.close());
beforeEach(async () => {
  before = await fingerprint(api.owner);
});
afterEach(async () => {
  expect(await fingerprint(api.owner)).toEqual(before);
});

describe.each(["v1", "v2"])("%s", (version) => {
  test.each([...new Set(ENDPOINTS.map((e) => e.path))])(
    "%s: other methods are 405 with Allow",
    async (path) => {
      const own = ENDPOINTS.filter((e) => e.path === path);
      const allowed = own.map((e) => e.method as string);
      for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"].filter(
        (m) => !allowed.includes(m),
      )) {
        const url = pathOf(own[0] as (typeof own)[0], version, subject.ids);
        for (const at of [url, url.slice(0, -1)]) {
          const answer = await api.request(method, at, { key: subject.key });
          expectRefusal(answer, "METHOD_NOT_ALLOWED", `${method} ${at}`);
          expect(answer.headers.get("allow")?.split(", ").sort()).toEqual(allowed.toSorted());
        }
      }
    },
  );

  test("an unknown path is a 404, known caller or not", async () => {
    for (const path of [
      "/",
      "/nothing/",
      "/verification/",
      "/verification/sessions/a/b/c/",
      "/entities//",
      "/%00/",
      "/%/",
    ]) {
      for (const key of [subject.key, null]) {
        for (const method of ["GET", "POST", "DELETE"]) {
          expectRefusal(await api.request(method, `/api/${version}${path}`, { key }), "NOT_FOUND", path);
        }
      }
    }
  });

  test("a live key cannot simulate", async () => {
    const path = `/api/${version}/test/verification/sessions/${subject.ids.session_id}/simulate/`;
    const answer = await api.request("POST", path, {
      key: subject.tenant.keys.live,
      body: { action: "open" },
    });
    expectRefusal(answer, "PERMISSION_DENIED");
  });
});
