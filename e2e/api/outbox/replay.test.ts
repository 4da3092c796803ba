import { afterAll, beforeAll, expect, test } from "vitest";
import { Database } from "@/db/client";
import type { Actor, Ctx } from "@/lib/context";
import { newId } from "@/lib/ids";
import { runWorker } from "@/lib/outbox/worker";
import { getDelivery } from "@/lib/webhooks/get-delivery";
import { type DeliveryFilter, listDeliveries } from "@/lib/webhooks/list-deliveries";
import { replayDelivery, replaySince } from "@/lib/webhooks/replay";
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
let status = 200;
const stop = new AbortController();

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  process.env.DATABASE_URL = testDatabase.url;
  database = new Database(testDatabase.url, 6);
  rows = outboxRows(testDatabase.url);
  receiver = await startReceiver((_request, response) => response.writeHead(status).end());
  tenant = await rows.tenant(`${receiver.url}/hook`);
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

const person = { id: newId(), name: "Ada", email: "ada@example.org" };
const context = (more: Partial<Ctx> = {}): Ctx => ({
  database,
  tenantId: tenant.tenantId,
  mode: "test",
  actor: { type: "user", person, role: "admin", signInId: newId() },
  requestId: "request",
  now: () => new Date(),
  ...more,
});
const as = (role: "reviewer" | "auditor"): Actor => ({ type: "user", person, role, signInId: newId() });
const sent = (id: string) => receiver.received.filter((request) => request.headers["webhook-id"] === id);
const settled = (id: string, state: string) =>
  until(`${id} ${state}`, async () => (await rows.delivery(id)).state === state);

test("a delivered one goes out again: same id, same bytes, tries from the start, both in the log", async () => {
  const [id = ""] = (await rows.deliveries(tenant, `${receiver.url}/hook`)).keys();
  await settled(id, "delivered");
  await replayDelivery(context(), id);
  await until("sent twice", () => sent(id).length === 2);
  await settled(id, "delivered");
  const [first, second] = sent(id);
  expect(second?.body).toEqual(first?.body);
  expect(await rows.delivery(id)).toMatchObject({ attempts: 1 });
  const detail = await getDelivery(context(), id);
  expect(detail.tries).toHaveLength(2);
  expect(detail.body).toBe(first?.body.toString());
  const audit = await rows.sql`select action, actor_id from audit_entries where target_id = ${id}`;
  expect(audit).toEqual([{ action: "webhook_delivery.replayed", actor_id: person.id }]);
});

test("what nobody may replay", async () => {
  const [id = ""] = (await rows.deliveries(tenant, `${receiver.url}/hook`)).keys();
  await settled(id, "delivered");
  const other = await rows.tenant(`${receiver.url}/hook`);
  const refused = (ctx: Ctx, delivery: string) => expect(replayDelivery(ctx, delivery)).rejects;
  await refused(context({ tenantId: other.tenantId }), id).toMatchObject({ code: "NOT_FOUND" });
  await refused(context({ mode: "live" }), id).toMatchObject({ code: "NOT_FOUND" });
  await refused(context(), "x'; drop").toMatchObject({ code: "NOT_FOUND" });
  await refused(context(), newId()).toMatchObject({ code: "NOT_FOUND" });
  await refused(context({ actor: as("auditor") }), id).toMatchObject({ code: "PERMISSION_DENIED" });
  await rows.sql`update deliveries set state = 'pending', lease_token = gen_random_uuid(),
    leased_until = now() + interval '1 minute' where id = ${id}`;
  await refused(context(), id).toMatchObject({ code: "CONFLICT" });
  await rows.sql`update deliveries set state = 'delivered', leased_until = null where id = ${id}`;
  await rows.sql`update webhook_endpoints set is_active = false where id = ${tenant.endpointId}`;
  await refused(context(), id).toMatchObject({ code: "INVALID_REQUEST" });
  await rows.sql`update webhook_endpoints set is_active = true where id = ${tenant.endpointId}`;
  expect(sent(id)).toHaveLength(1);
});

test("all since a moment: what failed or was cancelled, of that endpoint only, never what came before", async () => {
  const url = `${receiver.url}/mass`;
  const endpointId = await rows.endpoint(tenant.tenantId, url);
  status = 410;
  const made = [...(await rows.deliveries(tenant, url, 12, { endpointId })).keys()];
  await until("none pending", async () => {
    const [row] =
      await rows.sql`select count(*)::int as n from deliveries where endpoint_id = ${endpointId} and state = 'pending'`;
    return row?.n === 0;
  });
  status = 200;
  expect(await replaySince(context(), { since: new Date(0), endpointId }), "while it is off").toBe(0);
  await rows.sql`update webhook_endpoints set is_active = true where id = ${endpointId}`;
  const [early = "", done = ""] = made;
  await rows.sql`update deliveries set created_at = now() - interval '1 day' where id = ${early}`;
  await rows.sql`update deliveries set state = 'delivered' where id = ${done}`;
  const since = new Date(Date.now() - 3_600_000);
  expect(await replaySince(context(), { since, endpointId })).toBe(10);
  for (const id of made.slice(2)) await settled(id, "delivered");
  expect((await rows.delivery(early)).state).not.toBe("delivered");
  expect(await replaySince(context(), { since, endpointId, includeDelivered: true })).toBe(11);
  for (const id of made.slice(1)) await settled(id, "delivered");
});

test("the list: newest first, every filter, pages that neither repeat nor skip", async () => {
  const mine = await rows.tenant(`${receiver.url}/list`);
  const ctx = context({ tenantId: mine.tenantId });
  const other = await rows.endpoint(mine.tenantId, `${receiver.url}/list2`);
  await rows.deliveries(mine, `${receiver.url}/list`, 7);
  await rows.deliveries(mine, `${receiver.url}/list2`, 5, { endpointId: other });
  const page = (filter: DeliveryFilter, after: { createdAt: Date; id: string } | null = null) =>
    listDeliveries(ctx, filter, { kind: "cursor", size: 5, after, before: null });
  await until("all delivered", async () => (await page({ state: "pending" })).rows.length === 0);
  // As the verbs write them: whole milliseconds, several at once.
  await rows.sql`update deliveries set created_at = date_trunc('second', created_at) where tenant_id = ${mine.tenantId}`;

  const seen: string[] = [];
  let next: { createdAt: Date; id: string } | null = null;
  do {
    const got = await page({}, next);
    seen.push(...got.rows.map((row) => row.id));
    next = got.next;
  } while (next);
  const expected =
    await rows.sql`select id from deliveries where tenant_id = ${mine.tenantId} order by created_at desc, id desc`;
  expect(seen).toEqual(expected.map((row) => row.id));

  expect((await page({ endpointId: other })).rows).toHaveLength(5);
  expect((await page({ state: "failed" })).rows).toHaveLength(0);
  expect((await page({ eventType: "verification.session_created" })).rows).toHaveLength(0);
  expect(
    (await page({ eventType: "verification.check_completed", sessionId: mine.sessionId })).rows,
  ).toHaveLength(5);
  expect((await page({ sessionId: newId() })).rows).toHaveLength(0);
  const byOffset = await listDeliveries(ctx, { endpointId: other }, { kind: "offset", limit: 2, offset: 4 });
  expect(byOffset).toMatchObject({
    total: 5,
    rows: [{ state: "delivered", nextTryAt: null, lastStatusCode: 200 }],
  });
  const asReviewer = context({ actor: as("reviewer") });
  const refused = listDeliveries(asReviewer, {}, { kind: "offset", limit: 1, offset: 0 });
  await expect(refused).rejects.toMatchObject({ code: "PERMISSION_DENIED" });
});
