import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ENDPOINTS } from "@/lib/api/endpoints";
import { SCOPES, type Scope } from "@/lib/authorize";
import { startApi, type TestApi } from "../../fixtures/api";
import { bodyOf, EVERY, makeSubject, pathOf, type Subject } from "./endpoint-requests";
import { expectRefusal, fingerprint } from "./expect-refusal";

let api: TestApi;
let subject: Subject;
let stranger: Subject;
let before: Record<string, string>;
let dead: Record<string, string>;
const without = new Map<Scope, string>();

beforeAll(async () => {
  api = await startApi();
  subject = await makeSubject(api);
  stranger = await makeSubject(api);
  for (const scope of SCOPES) {
    const tenant = await api.createTenant();
    const others = SCOPES.filter((s) => s !== scope);
    without.set(scope, await api.createKey(tenant, "test", others));
  }
  dead = await deadKeys();
});
afterAll(() => api.close());
beforeEach(async () => {
  before = await fingerprint(api.owner);
});
afterEach(async () => {
  expect(await fingerprint(api.owner)).toEqual(before);
});

/** Keys that were good once, or look as if they were. */
async function deadKeys(): Promise<Record<string, string>> {
  const [revoked, expired, left, closed] = await Promise.all([1, 2, 3, 4].map(() => api.createTenant()));
  if (!revoked || !expired || !left || !closed) throw new Error("no tenants");
  await api.owner`update api_keys set revoked_at = now() where tenant_id = ${revoked.id}`;
  await api.owner`update api_keys set expires_at = now() - interval '1 second' where tenant_id = ${expired.id}`;
  await api.owner`update memberships set is_active = false where tenant_id = ${left.id}`;
  await api.owner`update tenants set is_active = false where id = ${closed.id}`;
  const { key } = subject;
  return {
    revoked: revoked.keys.test,
    expired: expired.keys.test,
    "owner gone": left.keys.test,
    "tenant closed": closed.keys.test,
    "of the other mode": key.replace("vdk_test_", "vdk_live_"),
    "last letter changed": key.slice(0, -1) + (key.endsWith("a") ? "b" : "a"),
    "secret of another": key.slice(0, -20) + stranger.key.slice(-20),
  };
}

describe.each(EVERY)("%s %s", (version, _name, endpoint) => {
  const path = () => subject.path(endpoint, version);
  const init = () => ({ body: bodyOf(subject, endpoint) });

  test.skipIf(endpoint.scope === "public")("nobody known", async () => {
    const { key } = subject;
    const headers = [
      "",
      "Bearer",
      "Bearer ",
      "Bearer x",
      key,
      `Basic ${btoa(`${key}:`)}`,
      `Bearer ${key} x`,
      "Bearer ü",
    ];
    const answers = [await api.request(endpoint.method, path(), init())];
    for (const Authorization of [...headers, ...Object.values(dead).map((k) => `Bearer ${k}`)]) {
      answers.push(await api.request(endpoint.method, path(), { ...init(), headers: { Authorization } }));
    }
    for (const answer of answers) {
      expectRefusal(answer, "AUTHENTICATION_FAILED");
      expect(answer.body.error).toBe("Invalid or missing API key.");
    }
  });

  const { scope } = endpoint;
  test.skipIf(!(SCOPES as readonly unknown[]).includes(scope))(`a key without ${scope}`, async () => {
    const answer = await api.request(endpoint.method, path(), {
      ...init(),
      key: without.get(scope as Scope) ?? "",
    });
    expectRefusal(answer, "PERMISSION_DENIED");
    expect(answer.body.details).toEqual({ required: scope });
  });

  const names = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? "");
  test.skipIf(names.length === 0)("an id that is not there", async () => {
    const [id = ""] = names.map((name) => subject.ids[name]);
    const bad = [
      "x",
      "0",
      "%00",
      "%ED%A0%80",
      "%",
      "%2e%2e%2f",
      `${id}0`,
      id.slice(1),
      `{${id}}`,
      "%27or%201=1--",
      "%20",
    ];
    const unknown = [
      "00000000-0000-0000-0000-000000000000",
      crypto.randomUUID(),
      "a".repeat(4_000),
      "%F0%9F%98%80",
    ];
    const answers = [];
    for (const value of [...bad, ...unknown, id.replaceAll("-", "")]) {
      const ids = Object.fromEntries(names.map((name) => [name, value]));
      answers.push(
        await api.request(endpoint.method, pathOf(endpoint, version, ids), { ...init(), key: subject.key }),
      );
    }
    // Another tenant's, and the other mode's.
    const theirs = pathOf(endpoint, version, stranger.ids);
    answers.push(await api.request(endpoint.method, theirs, { ...init(), key: subject.key }));
    if (!endpoint.path.startsWith("/test/")) {
      answers.push(await api.request(endpoint.method, path(), { ...init(), key: subject.tenant.keys.live }));
    }
    const said = new Set<string>();
    answers.forEach((answer, i) => {
      expectRefusal(answer, "NOT_FOUND", `${i}`);
      said.add(
        JSON.stringify({
          ...answer.body,
          request_id: 0,
          error: String(answer.body.error).replace(/^\w+/, ""),
        }),
      );
    });
  });
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
