import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
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

const guarded = EVERY.filter(([, , e]) => e.scope !== "public" || e.path.includes(":"));

describe.each(guarded)("%s %s", (version, _name, endpoint) => {
  const path = () => subject.path(endpoint, version);
  const init = () => ({ body: bodyOf(subject, endpoint) });

  if (endpoint.scope !== "public")
    test("nobody known", async () => {
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
  if ((SCOPES as readonly unknown[]).includes(scope))
    test(`a key without ${scope}`, async () => {
      const answer = await api.request(endpoint.method, path(), {
        ...init(),
        key: without.get(scope as Scope) ?? "",
      });
      expectRefusal(answer, "PERMISSION_DENIED");
      expect(answer.body.details).toEqual({ required: scope });
    });

  const names = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? "");
  if (names.length > 0)
    test("an id that is not there", async () => {
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
        answers.push(
          await api.request(endpoint.method, path(), { ...init(), key: subject.tenant.keys.live }),
        );
      }
      answers.forEach((answer, i) => {
        expectRefusal(answer, "NOT_FOUND", `${i}`);
      });
      // Unknown, malformed, somebody else's: the answers differ in nothing but their id.
      const texts = answers.map((a) => JSON.stringify({ ...a.body, request_id: "" }));
      expect([...new Set(texts)].length).toBe(1);
    });
});
