import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Example, readContract } from "../../fixtures/contract-document";
import { type HttpApi, startHttpApi } from "../../fixtures/http-api";
import { differences } from "./differences";
import { DOCUMENTED, makeScene, type Scene } from "./scene";
import { has, sendExample, versionsOf } from "./send-example";

const contract = readContract();
const python = await has("python3", "-c", "import requests");
const isRequest = (e: Example) =>
  e.kind !== "python" || (e.code.includes("requests.") && !e.code.includes("hmac"));
const requests = contract.examples.filter(isRequest);

let api: HttpApi;
beforeAll(async () => {
  api = await startHttpApi();
});
afterAll(() => api.close());

/** What has to have happened before each documented request; returns the session it is about. */
const BEFORE: Record<string, (scene: Scene, version: string) => Promise<string | undefined>> = {
  "/verification/sessions/": async () => undefined,
  "/verification/sessions/{session_id}/": completed,
  "/verification/sessions/{session_id}/results/": completed,
  "/verification/sessions/{session_id}/resend/": (scene) => scene.create(),
  "/verification/sessions/{session_id}/revoke/": (scene) => scene.create(),
  "/entities/{entity_id}/verification-sessions/": async (scene) => {
    for (let i = 0; i < 5; i += 1) await completed(scene);
    return undefined;
  },
  // v1 shows 42 in all; v2 shows a page of 50 that is not the last.
  "/verification/sessions/list/": async (scene, version) => {
    await scene.crowd(version === "v1" ? 42 : 51);
    return undefined;
  },
  "/verification/sessions/{session_id}/reviews/create/": completed,
  "/verification/sessions/{session_id}/reviews/": async (scene) => {
    const id = await completed(scene);
    await scene.review(id);
    return id;
  },
};

async function completed(scene: Scene): Promise<string> {
  const id = await scene.create();
  await scene.complete(id);
  return id;
}

/** The documented success of an endpoint, in this version. */
function success(section: string, version: string) {
  const answer = contract.answers.find((a) => a.section === section && /^(Success|Response)/.test(a.title));
  if (!answer) throw new Error(`${section} documents no success`);
  const [first, second = first] = answer.values;
  const status = Number(/\((\d+) /.exec(answer.title)?.[1] ?? 200);
  return { status, body: (version === "v1" ? first : second) ?? null };
}

test("nothing in the document is overlooked", () => {
  const count = (kind: Example["kind"]) => contract.examples.filter((e) => e.kind === kind).length;
  expect({ curl: count("curl"), fetch: count("fetch"), python: count("python") }).toEqual({
    curl: 20,
    fetch: 19,
    python: 21,
  });
  expect(requests).toHaveLength(49);
  expect(contract.answers.flatMap((a) => a.values)).toHaveLength(19);
  expect(contract.endpoints).toHaveLength(18);
  expect(new Set(contract.endpoints.map((e) => e.replace(/^\/api\/v[12]/, "")))).toEqual(
    new Set(Object.keys(BEFORE)),
  );
});

describe.concurrent.each(
  requests.map((e) => [`${e.section} ${e.title}, ${e.kind}, line ${e.line}`, e] as const),
)("%s", (_, example) => {
  test.skipIf(example.kind === "python" && !python).each(versionsOf(example))("%s", async (version) => {
    const scene = await makeScene(api);
    const session = await BEFORE[example.section]?.(scene, version);
    const target = { origin: api.origin, key: scene.key, version, ...(session ? { session } : {}) };
    const sent = await sendExample(example, target);
    const documented = success(example.section, version);
    expect(sent.status, JSON.stringify(sent.body)).toBe(documented.status);
    expect(sent.headers.get("content-type")).toBe("application/json");
    expect(
      differences(documented.body, sent.body, {
        baseUrl: process.env.BASE_URL ?? "",
        ids: {
          [DOCUMENTED.entity]: DOCUMENTED.entity,
          [DOCUMENTED.reviewer]: scene.tenant.userId,
          ...(session ? { [DOCUMENTED.session]: session } : {}),
        },
        examples: [
          "next_cursor",
          "reviewed_by.email",
          "reviews.0.reviewed_by.email",
          "results.0.reviewed_by.email",
        ],
      }),
    ).toEqual([]);
    if (example.kind === "fetch")
      expect(sent.printed.every((line) => !line.includes("undefined"))).toBe(true);
  });
});
