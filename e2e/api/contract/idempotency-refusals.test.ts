import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ApiTenant, startApi, type TestApi } from "../../fixtures/api";

// decisions.md › Idempotency, line by line.
let api: TestApi;
let tenant: ApiTenant;
beforeAll(async () => {
  api = await startApi();
  tenant = await api.createTenant();
});
afterAll(() => api.close());

let serial = 0;
const newKey = () => `key-${++serial}`;
const SESSIONS = "/api/v2/verification/sessions/";

type Init = { body?: unknown; raw?: string; as?: string; method?: string; headers?: Record<string, string> };
const send = (
  path: string,
  key: string,
  { as = tenant.keys.test, method = "POST", headers, ...init }: Init = {},
) => api.request(method, path, { key: as, headers: { "Idempotency-Key": key, ...headers }, ...init });

async function newSession(of = tenant) {
  const body = { entity_id: await api.createEntity(of), email: "a@example.com" };
  return { body, made: await api.request("POST", SESSIONS, { key: of.keys.test, body }) };
}

describe("refusals of state are stored", () => {
  test.each([400, 404, 409])("%i", async (status) => {
    const { made, body } = await newSession();
    const key = newKey();
    const [path, init]: [string, Init] =
      status === 400
        ? [
            `${SESSIONS}${made.body.session_id}/reviews/create/`,
            { body: { decision: "approved", notes: "n" } },
          ]
        : status === 404
          ? [`${SESSIONS}${crypto.randomUUID()}/resend/`, {}]
          : [SESSIONS, { body }];
    const first = await send(path, key, init);
    expect(first.status).toBe(status);
    // Now it would be possible; the key still says what it said.
    await api.request("POST", `/api/v2/test/verification/sessions/${made.body.session_id}/simulate/`, {
      key: tenant.keys.test,
      body: { action: "complete" },
    });
    const again = await send(path, key, init);
    expect(again).toMatchObject({ status, text: first.text });
    expect(again.headers.get("idempotent-replayed")).toBe("true");
  });
});

describe("other refusals are not stored: the key can be used again", () => {
  test("validation, media type, size", async () => {
    const key = newKey();
    const body = { entity_id: await api.createEntity(tenant), email: "a@example.com" };
    expect((await send(SESSIONS, key, { body: { ...body, expiry_hours: 0 } })).status).toBe(400);
    expect((await send(SESSIONS, key, { raw: "{" })).status).toBe(400);
    expect((await send(SESSIONS, key, { raw: "{}", headers: { "Content-Type": "text/plain" } })).status).toBe(
      415,
    );
    expect((await send(SESSIONS, key, { body: { ...body, x: "x".repeat(2_000_000) } })).status).toBe(413);
    // Found out inside the work, not by the body's contract.
    expect(
      (await send(SESSIONS, key, { body: { ...body, verification_checks: { unheard: true } } })).status,
    ).toBe(400);
    const done = await send(SESSIONS, key, { body });
    expect(done.status).toBe(202);
    expect(done.headers.get("idempotent-replayed")).toBeNull();
  });

  test("nobody known, no permission, too many resends", async () => {
    const { made } = await newSession();
    const path = `${SESSIONS}${made.body.session_id}/resend/`;
    const key = newKey();
    const reader = await api.createKey(tenant, "test", ["sessions:read"]);
    expect((await send(path, key, { as: "vdk_test_x" })).status).toBe(401);
    expect((await send(path, key, { as: reader })).status).toBe(403);
    for (let i = 0; i < 3; i += 1) await send(path, newKey());
    expect((await send(path, key)).status).toBe(429);
    const [row] = await api.owner`select count(*)::int as n from idempotency_keys where key = ${key}`;
    expect(row?.n).toBe(0);
  });

  test("too little credit", async () => {
    const poor = await api.createTenant(0);
    const body = { entity_id: await api.createEntity(poor, "live"), email: "a@example.com" };
    const key = newKey();
    expect((await send(SESSIONS, key, { body, as: poor.keys.live })).status).toBe(402);
    await api.owner`update credit_accounts set balance = 10 where tenant_id = ${poor.id}`;
    await api.owner`insert into credit_entries (tenant_id, mode, id, kind, amount) values (${poor.id}, 'live', gen_random_uuid(), 'top_up', 10)`;
    expect((await send(SESSIONS, key, { body, as: poor.keys.live })).status).toBe(202);
  });
});

test("a stored refusal leaves nothing else behind", async () => {
  const { body } = await newSession();
  const count = async () =>
    (
      await api.owner`select (select count(*)::int from audit_entries) as audit,
    (select count(*)::int from emails) as emails, (select count(*)::int from events) as events`
    )[0];
  const before = await count();
  expect((await send(SESSIONS, newKey(), { body })).status).toBe(409);
  expect(await count()).toEqual(before);
});
