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

describe("the same call again", () => {
  test("gets the stored status and bytes, marked as replayed, with its own request id", async () => {
    const key = newKey();
    const body = { entity_id: await api.createEntity(tenant), email: "a@example.com" };
    const first = await send(SESSIONS, key, { body });
    const again = await send(SESSIONS, key, { body });
    expect([first.status, again.status]).toEqual([202, 202]);
    expect(again.text).toBe(first.text);
    expect(first.headers.get("idempotent-replayed")).toBeNull();
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    expect(again.headers.get("x-request-id")).not.toBe(first.headers.get("x-request-id"));
    // Without the last slash it is the same path.
    expect((await send(SESSIONS.slice(0, -1), key, { body })).text).toBe(first.text);
  });

  test("gets the same bytes after the state has moved on", async () => {
    const { made } = await newSession();
    const path = `${SESSIONS}${made.body.session_id}/resend/`;
    const key = newKey();
    const first = await send(path, key);
    await send(path, newKey());
    const again = await send(path, key);
    expect(again.text).toBe(first.text);
    expect(first.body.resend_count).toBe(1);
    const [row] =
      await api.owner`select resend_count from verification_sessions where id = ${made.body.session_id}`;
    expect(row?.resend_count).toBe(2);
  });

  test("with another body is a 422, and does nothing", async () => {
    const key = newKey();
    const body = { entity_id: await api.createEntity(tenant), email: "a@example.com" };
    await send(SESSIONS, key, { body });
    const other = await send(SESSIONS, key, { body: { ...body, email: "b@example.com" } });
    expect(other).toMatchObject({ status: 422, body: { code: "IDEMPOTENCY_KEY_REUSED" } });
    expect((await send(SESSIONS, key, { body })).status).toBe(202);
  });

  test("runs anew after 24 hours", async () => {
    const key = newKey();
    const { made } = await newSession();
    const path = `${SESSIONS}${made.body.session_id}/resend/`;
    await send(path, key);
    await api.owner`update idempotency_keys set expires_at = expires_at - interval '24 hours' where key = ${key}`;
    expect((await send(path, key)).body.resend_count).toBe(2);
    expect((await send(path, key)).headers.get("idempotent-replayed")).toBe("true");
  });
});

test("while the first still runs: 409 with Retry-After; then its answer", async () => {
  const { made } = await newSession();
  const path = `${SESSIONS}${made.body.session_id}/resend/`;
  const key = newKey();
  let release = () => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  // Holds the session's row, so that the first call waits in the middle of its work.
  const lock = api.owner.begin(async (sql) => {
    await sql`select 1 from verification_sessions where id = ${made.body.session_id} for update`;
    await held;
  });
  const first = send(path, key);
  await waitForLock();
  const second = await send(path, key);
  expect(second).toMatchObject({ status: 409, body: { code: "IDEMPOTENCY_IN_PROGRESS" } });
  expect(Number(second.headers.get("retry-after"))).toBeGreaterThan(0);
  release();
  await lock;
  expect(await first).toMatchObject({ status: 200, body: { resend_count: 1 } });
  expect((await send(path, key)).text).toBe((await first).text);
});

async function waitForLock(): Promise<void> {
  for (let i = 0; i < 200; i += 1) {
    const [row] = await api.owner`select count(*)::int as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    if (row?.n > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error("nobody waits for the lock");
}

test("DELETE with a key and neither body nor content type", async () => {
  const { made } = await newSession();
  const path = `${SESSIONS}${made.body.session_id}/revoke/`;
  const key = newKey();
  const first = await send(path, key, { method: "DELETE" });
  const again = await send(path, key, { method: "DELETE" });
  expect(first).toMatchObject({ status: 200, body: { status: "revoked" } });
  expect(again.text).toBe(first.text);
});

test("a key means something else to another tenant, mode, method, path and version", async () => {
  const key = newKey();
  const other = await api.createTenant();
  const places = [
    { of: tenant, mode: "test", path: SESSIONS },
    { of: tenant, mode: "live", path: SESSIONS },
    { of: other, mode: "test", path: SESSIONS },
    { of: tenant, mode: "test", path: SESSIONS.replace("v2", "v1") },
  ] as const;
  for (const { of, mode, path } of places) {
    const body = { entity_id: await api.createEntity(of, mode), email: "a@example.com" };
    expect((await send(path, key, { body, as: of.keys[mode] })).status).toBe(202);
  }
  const person = await send("/api/v2/entities/", key, {
    body: { entity_type: "individual", first_name: "A", last_name: "B" },
  });
  expect(person.status).toBe(201);
  const at = `/api/v2/entities/${person.body.id}/`;
  expect((await send(at, key, { method: "PATCH", body: { first_name: "C" } })).status).toBe(200);
  expect((await send(at, key, { method: "DELETE" })).status).toBe(200);
});
