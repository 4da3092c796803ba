import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Database } from "@/db/client";
import { runWorker } from "@/lib/outbox/worker";
import { createTestDatabase, type TestDatabase } from "../../fixtures/database";
import { type OutboxTenant, outboxRows, until } from "../../fixtures/outbox-rows";
import { startReceiver } from "../../fixtures/receiver";

process.env.WEBHOOK_ALLOW_HOSTS = "127.0.0.1";

let testDatabase: TestDatabase;
let database: Database;
let rows: ReturnType<typeof outboxRows>;
let tenant: OutboxTenant;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let worker: Promise<void>;
const stop = new AbortController();
const chunk = Buffer.alloc(65_536, "x");

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  process.env.DATABASE_URL = testDatabase.url;
  database = new Database(testDatabase.url, 6);
  rows = outboxRows(testDatabase.url);
  receiver = await startReceiver(({ path }, response, raw) => {
    const [, code = "200"] = path.split("/");
    if (code === "reset") return void raw.socket.resetAndDestroy();
    if (code === "silent") return;
    if (code === "endless") {
      response.writeHead(200);
      const pour = () => {
        while (!response.destroyed && response.write(chunk));
      };
      response.on("drain", pour);
      return pour();
    }
    if (code === "nul") return void response.end("a\u0000b");
    const headers: Record<string, string> = {};
    if (code === "302") headers.location = `${receiver.url}/200/redirected`;
    if (code === "429") headers["retry-after"] = "3600";
    response.writeHead(Number(code), headers).end("said the receiver");
  });
  tenant = await rows.tenant(`${receiver.url}/200`);
  worker = runWorker(stop.signal, database);
});

afterAll(async () => {
  stop.abort();
  await worker;
  await rows.end();
  await database.close();
  await receiver.close();
  await testDatabase.drop();
});

/** Sends one delivery to its own endpoint at that path and returns the row once its first try is over. */
async function tryOnce(path: string) {
  const url = `${receiver.url}/${path}`;
  const endpointId = await rows.endpoint(tenant.tenantId, url);
  const [id = ""] = (await rows.deliveries(tenant, url, 1, { endpointId })).keys();
  await until(
    `${path} tried`,
    async () => {
      const [{ n } = { n: 0 }] =
        await rows.sql`select count(*)::int as n from delivery_attempts where delivery_id = ${id}`;
      return n > 0;
    },
    18_000,
  );
  const [attempt] = await rows.sql`select * from delivery_attempts where delivery_id = ${id}`;
  const [endpoint] = await rows.sql`select * from webhook_endpoints where id = ${endpointId}`;
  return { id, row: await rows.delivery(id), attempt, endpoint, endpointId };
}

test.each(["200", "201", "204"])("%s delivers", async (code) => {
  const { row, attempt, endpoint } = await tryOnce(code);
  expect(row).toMatchObject({
    state: "delivered",
    attempts: 1,
    last_status_code: Number(code),
    lease_token: null,
  });
  expect(row.finished_at).toBeInstanceOf(Date);
  expect(attempt).toMatchObject({ attempt: 1, status_code: Number(code), error: null });
  expect(endpoint).toMatchObject({ failing_since: null });
  expect(endpoint?.last_success_at).toBeInstanceOf(Date);
});

test.each(["400", "404", "500", "503"])("%s is tried again after about 5 s", async (code) => {
  const { row, endpoint, attempt } = await tryOnce(code);
  expect(row).toMatchObject({
    state: "pending",
    attempts: 1,
    last_status_code: Number(code),
    finished_at: null,
  });
  expect(row.due_in).toBeGreaterThan(3);
  expect(row.due_in).toBeLessThan(5.6);
  expect(attempt?.response_start).toBe("said the receiver");
  expect(endpoint?.failing_since).toBeInstanceOf(Date);
});

test("a redirect is a failure and is not followed", async () => {
  const { row } = await tryOnce("302");
  expect(row).toMatchObject({ state: "pending", last_status_code: 302 });
  expect(row.last_error).toContain("redirects are not followed");
  expect(receiver.received.some((request) => request.path.includes("redirected"))).toBe(false);
});

test("429 with Retry-After waits as long as asked", async () => {
  const { row } = await tryOnce("429");
  expect(row.due_in).toBeGreaterThan(3_590);
  expect(row.due_in).toBeLessThan(3_610);
});

test("410 ends the delivery, disables the endpoint, tells the admins once, and cancels what waits", async () => {
  const { row, endpoint, endpointId } = await tryOnce("410");
  expect(row).toMatchObject({ state: "failed", last_status_code: 410 });
  expect(endpoint).toMatchObject({ is_active: false, disabled_reason: "The receiver answered 410 Gone." });
  const mails = await rows.sql`select recipient, template from emails where tenant_id = ${tenant.tenantId}`;
  expect(mails).toEqual([{ recipient: tenant.adminEmail, template: "endpoint_disabled" }]);
  const audit = await rows.sql`select action from audit_entries where target_id = ${endpointId}`;
  expect(audit).toEqual([{ action: "webhook_endpoint.disabled" }]);
  const [later = ""] = (await rows.deliveries(tenant, `${receiver.url}/410`, 1, { endpointId })).keys();
  await until("cancelled", async () => (await rows.delivery(later)).state === "cancelled");
});

test("a reset connection is tried again", async () => {
  const { row } = await tryOnce("reset");
  expect(row).toMatchObject({
    state: "pending",
    last_status_code: null,
    last_error: "The connection was reset.",
  });
});

test("an endless body costs neither time nor memory", async () => {
  const before = process.memoryUsage().rss;
  const { row, attempt } = await tryOnce("endless");
  expect(row).toMatchObject({ state: "delivered" });
  expect(attempt?.response_start).toHaveLength(2_048);
  expect(process.memoryUsage().rss - before).toBeLessThan(60e6);
});

test("a NUL in the answer does not hurt", async () => {
  const { row, attempt } = await tryOnce("nul");
  expect(row.state).toBe("delivered");
  expect(attempt?.response_start).toBe("a\uFFFDb");
});

test("a receiver that never answers is left after 15 s, and others do not wait for it", async () => {
  const silent = tryOnce("silent");
  const started = performance.now();
  await tryOnce("200/beside");
  expect(performance.now() - started).toBeLessThan(2_000);
  const { row, attempt } = await silent;
  expect(row.last_error).toBe("No answer within 15 seconds.");
  expect(attempt?.duration_ms).toBeGreaterThan(14_900);
  expect(attempt?.duration_ms).toBeLessThan(16_500);
}, 30_000);

test("one hanging endpoint does not starve others, however long its backlog", async () => {
  const hanging = `${receiver.url}/silent/backlog`;
  const endpointId = await rows.endpoint(tenant.tenantId, hanging);
  await rows.deliveries(tenant, hanging, 300, { endpointId });
  await until(
    "its places are taken",
    () => receiver.received.filter((r) => r.path === "/silent/backlog").length >= 8,
  );
  const started = performance.now();
  await tryOnce("200/past-backlog");
  expect(performance.now() - started).toBeLessThan(2_000);
  expect(receiver.received.filter((r) => r.path === "/silent/backlog").length).toBe(8);
  await rows.sql`update deliveries set state = 'cancelled' where endpoint_id = ${endpointId}`;
});

test("what arrives verifies, in both schemes, and is the stored body byte for byte", async () => {
  const url = `${receiver.url}/200`;
  const made = await rows.deliveries(tenant, url, 1);
  const [[id, body] = ["", ""]] = made;
  await until("arrived", () => receiver.received.some((r) => r.headers["webhook-id"] === id));
  const got = receiver.received.find((r) => r.headers["webhook-id"] === id);
  expect(got?.body.toString()).toBe(body);
  expect(JSON.stringify(JSON.parse(body))).toBe(body);
  expect(got?.headers["x-webhook-delivery"]).toBe(id);
  expect(got?.headers["x-webhook-event"]).toBe("verification.check_completed");
  expect(new Webhook(tenant.secret).verify(body, got?.headers ?? {})).toEqual(JSON.parse(body));
});

test("a session's own URL is signed with the default secret and does not touch the endpoint's health", async () => {
  const own = `${receiver.url}/410/own`;
  const other = await rows.tenant(`${receiver.url}/200`);
  const sql = rows.sql;
  await sql`update verification_sessions set status = 'revoked', revoked_at = now() where id = ${other.sessionId}`;
  const sessionId = await rows.session({ ...other, webhookUrl: own });
  const [id = ""] = (await rows.deliveries(other, own, 1, { sessionId })).keys();
  await until("failed", async () => (await rows.delivery(id)).state === "failed");
  const got = receiver.received.find((r) => r.headers["webhook-id"] === id);
  new Webhook(other.secret).verify(got?.body ?? "", got?.headers ?? {});
  const [endpoint] = await sql`select * from webhook_endpoints where id = ${other.endpointId}`;
  expect(endpoint).toMatchObject({ is_active: true, failing_since: null });
});

test("five days of failures disable an endpoint", async () => {
  const url = `${receiver.url}/500/old`;
  const endpointId = await rows.endpoint(tenant.tenantId, url);
  await rows.sql`update webhook_endpoints set failing_since = now() - interval '5 days 1 minute' where id = ${endpointId}`;
  await rows.deliveries(tenant, url, 3, { endpointId });
  const disabled = async () => {
    const [row] = await rows.sql`select * from webhook_endpoints where id = ${endpointId}`;
    return row?.is_active === false;
  };
  await until("disabled", disabled);
  const audit = await rows.sql`select details from audit_entries where target_id = ${endpointId}`;
  expect(audit).toEqual([{ details: { reason: "No delivery succeeded for 5 days." } }]);
});

test("the tenth try is the last", async () => {
  const url = `${receiver.url}/500/last`;
  const endpointId = await rows.endpoint(tenant.tenantId, url);
  const [id = ""] = (await rows.deliveries(tenant, url, 1, { endpointId })).keys();
  await until("first try", async () => (await rows.delivery(id)).last_status_code === 500);
  await rows.sql`update deliveries set attempts = 9, run_at = now() where id = ${id}`;
  await until("given up", async () => (await rows.delivery(id)).state === "failed");
  expect((await rows.delivery(id)).last_error).toBe("The receiver answered 500. Given up after 10 tries.");
});
