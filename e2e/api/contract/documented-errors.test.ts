import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Json, readContract } from "../../fixtures/contract-document";
import { type HttpApi, startHttpApi } from "../../fixtures/http-api";
import { differences } from "./differences";
import { DOCUMENTED, makeScene, type Scene } from "./scene";
import { sendExample, versionsOf } from "./send-example";

const contract = readContract();
const errors = contract.answers.filter((a) => a.title.startsWith("Error - "));

let api: HttpApi;
beforeAll(async () => {
  api = await startHttpApi();
});
afterAll(() => api.close());

/** What makes each documented error happen: the session it is about, or the one that is in the way. */
const BEFORE: Record<string, (scene: Scene) => Promise<string | undefined>> = {
  "Invalid Entity Type": async () => undefined,
  "Active Session Exists": (scene) => scene.create(),
  "Session Not Completed": (scene) => scene.create(),
  "Max Resends Reached": async (scene) => {
    const id = await scene.create();
    for (let i = 0; i < 3; i += 1) await scene.call("POST", `/verification/sessions/${id}/resend/`);
    return id;
  },
  "Already Completed": async (scene) => {
    const id = await scene.create();
    await scene.complete(id);
    return id;
  },
};

test("six errors are documented", () => {
  expect(errors).toHaveLength(6);
  expect(errors.flatMap((e) => e.values)).toHaveLength(6);
});

describe.each(errors.map((e) => [`${e.section} ${e.title}`, e] as const))("%s", (_, error) => {
  const [, status, cause = ""] = /^Error - (\d+) (.*)$/.exec(error.title) ?? [];
  // One documented request of the endpoint in each form and version causes it.
  const requests = contract.examples
    .filter((e) => e.section === error.section && e.kind !== "python" && !e.title.startsWith("Custom"))
    .flatMap((example) => versionsOf(example).map((version) => [example.kind, version, example] as const));

  test("has a request in every form", () => expect(requests).toHaveLength(4));

  test.each(requests)("%s, %s", async (_kind, version, example) => {
    const company = cause === "Invalid Entity Type";
    const scene = await makeScene(api, company ? "company" : "individual");
    const session = await BEFORE[cause]?.(scene);
    const target = { origin: api.origin, key: scene.key, version, ...(session ? { session } : {}) };
    const sent = await sendExample(example, target);
    expect(sent.status, JSON.stringify(sent.body)).toBe(Number(status));
    const { request_id, ...body } = sent.body;
    expect(request_id).toBe(sent.headers.get("x-request-id"));
    const ids = {
      [DOCUMENTED.entity]: DOCUMENTED.entity,
      ...(session ? { [DOCUMENTED.session]: session, [DOCUMENTED.existing]: session } : {}),
    };
    const documented: Json = error.values[0] ?? null;
    // Nothing beyond the document but the request's id, and nothing at all in `details`.
    const closed = ["", "details"];
    expect(differences(documented, body, { baseUrl: "", ids, closed })).toEqual([]);
  });
});
