import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EVENT_TYPES, EVENTS } from "@/lib/events/catalogue";
import { type ApiTenant, startApi, type TestApi } from "../../fixtures/api";
import { until } from "../../fixtures/outbox-rows";
import { startReceiver } from "../../fixtures/receiver";

process.env.WEBHOOK_ALLOW_HOSTS = "127.0.0.1";
let api: TestApi;
let tenant: ApiTenant;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let stop: AbortController;
let worker: Promise<void>;
let status = 200;

beforeAll(async () => {
  api = await startApi();
  receiver = await startReceiver((_request, response) => response.writeHead(status).end("seen"));
  tenant = await api.createTenant();
  const { runWorker } = await import("@/lib/outbox/worker");
  stop = new AbortController();
  worker = runWorker(stop.signal);
});
afterAll(async () => {
  stop.abort();
  await worker;
  await receiver.close();
  await api.close();
});

const send = (method: string, path: string, body?: unknown) =>
  api.request(method, path, { key: tenant.keys.test, ...(body === undefined ? {} : { body }) });

describe.each(["v1", "v2"])("%s", (version) => {
  const base = `/api/${version}/webhooks/`;

  test("a test event of any type has that event's shape, is marked and signed, by the endpoint's id", async () => {
    const url = `${receiver.url}/${version}`;
    const made = await send("POST", base, { event_type: "*", webhook_url: url });
    for (const type of EVENT_TYPES) {
      receiver.received.length = 0;
      const answer = await send("POST", `${base}test/`, {
        webhook_id: made.body.webhook_id,
        event_type: type,
      });
      expect(answer.body).toMatchObject({ success: true, http_status_code: 200 });
      const [got] = receiver.received;
      expect(got?.headers).toMatchObject({ "x-webhook-event": type, "x-webhook-test": "true" });
      const body = JSON.parse(got?.body.toString() ?? "{}");
      expect(body).toMatchObject({ event: type, sequence: 0 });
      expect(EVENTS[type].parse(body.data)).toEqual(body.data);
    }
    const both = await send("POST", `${base}test/`, { webhook_id: made.body.webhook_id, webhook_url: url });
    expect([both.status, both.body.code]).toEqual([400, "VALIDATION_ERROR"]);
    expect((await send("POST", `${base}test/`, { webhook_id: crypto.randomUUID() })).status).toBe(404);
    expect((await send("POST", `${base}test/`, { webhook_id: "x", event_type: "nonsense" })).status).toBe(
      400,
    );
    await send("DELETE", `${base}${made.body.webhook_id}/`);
  });

  test("log in full, filtered; figures; replay of a span; purged content is gone everywhere", async () => {
    status = 500;
    receiver.received.length = 0;
    const { body: hook } = await send("POST", base, {
      event_type: "verification.session_created",
      webhook_url: `${receiver.url}/log-${version}`,
    });
    const entity_id = await api.createEntity(tenant);
    const made = await send("POST", `/api/${version}/verification/sessions/`, {
      entity_id,
      email: "a@example.com",
    });
    const session = made.body.session_id as string;
    const log = `${base}logs/?webhook_id=${hook.webhook_id}`;
    await until("an attempt is logged", async () => (await send("GET", log)).body.results.length > 0);
    const [item] = (await send("GET", `${log}&session_id=${session}&status=failed`)).body.results;
    expect(item).toMatchObject({ event_type: "verification.session_created", http_status_code: 500 });
    expect((await send("GET", `${log}&status=delivered`)).body.results).toEqual([]);
    expect((await send("GET", `${log}&event_type=verification.session_failed`)).body.results).toEqual([]);
    expect((await send("GET", `${base}logs/?webhook_id=x&status=y`)).body.errors).toEqual({
      webhook_id: [expect.any(String)],
      status: [expect.any(String)],
    });
    const [got] = receiver.received;
    const detail = await send("GET", `${base}logs/${item.id}/`);
    expect(detail.body).toMatchObject({
      session_id: session,
      webhook_id: hook.webhook_id,
      request_body: got?.body.toString(),
      request_headers: { "x-webhook-signature": got?.headers["x-webhook-signature"] },
      response_body: "seen",
    });
    const stats = await send("GET", `${base}stats/?span=day&webhook_id=${hook.webhook_id}`);
    expect(stats.body).toMatchObject({ attempts: expect.any(Number), succeeded: 0, truncated: false });
    expect(stats.body.attempts).toBeGreaterThan(0);
    expect(stats.body.steps).toHaveLength(24);
    expect((await send("GET", `${base}stats/?span=year`)).status).toBe(400);

    status = 200;
    await api.owner`update deliveries set state = 'failed', lease_token = null, leased_until = null, finished_at = now()
      where session_id = ${session}`;
    const since = new Date(Date.now() - 60_000).toISOString();
    const before = await send("POST", `${base}replay/`, {
      since,
      until: since.replace("T", "T"),
      webhook_id: hook.webhook_id,
    });
    expect(before.status).toBe(400);
    const replay = await send("POST", `${base}replay/`, { since, webhook_id: hook.webhook_id });
    expect(replay.body).toMatchObject({ queued: 1 });
    await until("it arrived", () =>
      receiver.received.some((r) => r.body.equals(got?.body ?? Buffer.of()) && r !== got),
    );

    const { purgePayloads } = await import("@/lib/outbox/purge-payloads");
    const { database } = await import("@/lib/database");
    await until("nothing is under way", async () => {
      const [row] =
        await api.owner`select count(*)::int as n from deliveries where session_id = ${session} and state = 'pending'`;
      return row?.n === 0;
    });
    await api.owner`update events set created_at = now() - interval '31 days' where session_id = ${session}`;
    expect(await purgePayloads(database())).toBeGreaterThan(0);
    const purged = await send("GET", `${base}logs/${item.id}/`);
    expect(purged.body).toMatchObject({
      request_body: null,
      request_headers: null,
      response_body: null,
      status: "failed",
    });
    const again = await send("POST", `${base}logs/${item.id}/retry/`);
    expect([again.status, again.body.error]).toEqual([400, "The event's content was purged."]);
    await send("DELETE", `${base}${hook.webhook_id}/`);
  });
});

test("a database dump holds no payload in the clear", async () => {
  const entity = await api.createEntity(tenant, "test", "Needleman");
  await send("POST", "/api/v2/verification/sessions/", { entity_id: entity, email: "a@example.com" });
  const [row] = await api.owner`select count(*)::int as n from events where body is not null`;
  expect(row?.n).toBe(0);
  const found = await api.owner`select 1 from events where encode(sealed_body, 'escape') like '%Needleman%'`;
  expect(found).toEqual([]);
});

test("requests by key are in the log with template, status and id; nothing of their values", async () => {
  const { flushRequests } = await import("@/lib/api-keys/note-request");
  const { database } = await import("@/lib/database");
  const secret = crypto.randomUUID();
  const answer = await send("GET", `/api/v2/entities/${secret}/?search=Needleman`);
  await flushRequests(database());
  const id = answer.headers.get("x-request-id") ?? "";
  const [row] = await api.owner`select * from api_requests where id = ${id}`;
  expect(row).toMatchObject({
    method: "GET",
    path: "/entities/:entity_id",
    status: 404,
    tenant_id: tenant.id,
  });
  expect(Math.abs(Date.now() - row?.created_at)).toBeLessThan(60_000);
  const all = await api.owner`select * from api_requests`;
  expect(JSON.stringify(all)).not.toContain("Needleman");
  expect(JSON.stringify(all)).not.toContain(secret);
});
