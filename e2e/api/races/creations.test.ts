import { afterAll, beforeAll, expect, test } from "vitest";
import { type HttpApi, startHttpApi } from "../../fixtures/http-api";
import { brokenRules } from "../model/invariants";

type Answer = { session_id: string; code?: string; details?: object };

let api: HttpApi;
beforeAll(async () => {
  process.env.RATE_LIMIT_KEY = process.env.RATE_LIMIT_TENANT = "1000000";
  api = await startHttpApi();
});
afterAll(() => api.close());

async function post(key: string, path: string, body: object | null, method = "POST") {
  const response = await fetch(`${api.origin}/api/v2${path}`, {
    method,
    headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: response.status, body: (await response.json()) as Answer };
}

test.each(["test", "live"] as const)("%s: 50 creations for one entity, one session", async (mode) => {
  const tenant = await api.createTenant();
  const entity_id = await api.createEntity(tenant, mode);
  const create = () =>
    post(tenant.keys[mode], "/verification/sessions/", { entity_id, email: "john@example.com" });
  const answers = await Promise.all(Array.from({ length: 50 }, create));
  const [won, ...others] = answers.toSorted((a, b) => a.status - b.status);
  expect(won?.status).toBe(202);
  expect(others).toHaveLength(49);
  for (const lost of others) {
    expect(lost).toMatchObject({
      status: 409,
      body: { code: "CONFLICT", details: { existing_session_id: won?.body.session_id, status: "pending" } },
    });
  }
  const [rows] =
    await api.owner`select (select count(*)::int from verification_sessions where entity_id = ${entity_id}) as sessions,
    (select count(*)::int from events where entity_id = ${entity_id}) as events,
    (select count(*)::int from emails where tenant_id = ${tenant.id}) as emails`;
  expect(rows).toEqual({ sessions: 1, events: 1, emails: 1 });
});

test("50 creations where an overdue session stands in the way: it expires once, one follows", async () => {
  const tenant = await api.createTenant();
  const entity_id = await api.createEntity(tenant);
  const create = () =>
    post(tenant.keys.test, "/verification/sessions/", { entity_id, email: "john@example.com" });
  const first = await create();
  await api.owner`update verification_sessions set expires_at = now() - interval '1 hour' where id = ${first.body.session_id}`;
  const answers = await Promise.all(Array.from({ length: 50 }, create));
  expect(answers.map((a) => a.status).sort()).toEqual([202, ...Array(49).fill(409)]);
  expect(await brokenRules(api.owner)).toEqual({});
});

test("creations and revocations of one entity at once never fail, and never leave two active", async () => {
  const tenant = await api.createTenant();
  const entity_id = await api.createEntity(tenant);
  const key = tenant.keys.test;
  let current = "";
  let made = 0;
  const seen = new Map<number, number>();
  const count = (status: number) => seen.set(status, (seen.get(status) ?? 0) + 1);
  async function creator() {
    for (let i = 0; i < 40; i += 1) {
      const answer = await post(key, "/verification/sessions/", { entity_id, email: "john@example.com" });
      count(answer.status);
      if (answer.status !== 202) continue;
      made += 1;
      current = answer.body.session_id;
    }
  }
  let over = false;
  async function revoker() {
    while (!over) {
      if (current)
        count((await post(key, `/verification/sessions/${current}/revoke/`, null, "DELETE")).status);
      else await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }
  const revokers = [revoker(), revoker()];
  await Promise.all(Array.from({ length: 8 }, creator));
  over = true;
  await Promise.all(revokers);
  expect([...seen.keys()].filter((status) => ![200, 202, 400, 409].includes(status))).toEqual([]);
  expect(made).toBeGreaterThan(5);
  expect(await brokenRules(api.owner)).toEqual({});
});
