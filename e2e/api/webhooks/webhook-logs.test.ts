import { createHmac } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { type ApiTenant, startApi, type TestApi } from "../../fixtures/api";
import { startReceiver } from "../../fixtures/receiver";

process.env.WEBHOOK_ALLOW_HOSTS = "127.0.0.1";
let api: TestApi;
let tenant: ApiTenant;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let status = 200;
beforeAll(async () => {
  api = await startApi();
  receiver = await startReceiver((_request, response) => response.writeHead(status).end("seen"));
});
beforeEach(async () => {
  status = 200;
  receiver.received.length = 0;
  tenant = await api.createTenant();
});
afterAll(async () => {
  await receiver.close();
  await api.close();
});

const send = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  api.request(method, path, { key: tenant.keys.test, headers, ...(body === undefined ? {} : { body }) });
const hex = (secret: string, body: Buffer) => createHmac("sha256", secret).update(body).digest("hex");

describe.each(["v1", "v2"])("%s", (version) => {
  const base = `/api/${version}/webhooks/`;

  test("a test event is sent at once, signed with the default secret", async () => {
    const answer = await send("POST", `${base}test/`, { webhook_url: `${receiver.url}/in` });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ success: true, message: expect.any(String), http_status_code: 200 });
    const [got] = receiver.received;
    if (!got) throw new Error("nothing arrived");
    expect(got.headers["x-webhook-signature"]).toBe(hex(tenant.webhookSecret.test, got.body));
    new Webhook(tenant.webhookSecret.test).verify(got.body, got.headers);
    const text = got.body.toString();
    expect(JSON.stringify(JSON.parse(text))).toBe(text);
    expect(JSON.parse(text)).toMatchObject({ event: "webhook.test", data: { mode: "test" } });
    const audit =
      await api.owner`select details from audit_entries where tenant_id = ${tenant.id} and action = 'webhook.tested'`;
    expect(audit).toEqual([
      { details: { success: true, http_status_code: 200, event_type: "webhook.test" } },
    ]);
  });

  test("the URL of an endpoint is signed with that endpoint's secret", async () => {
    const url = `${receiver.url}/own`;
    const { body } = await send("POST", base, { event_type: "*", webhook_url: url });
    await send("POST", `${base}test/`, { webhook_url: url });
    const [got] = receiver.received;
    expect(got?.headers["x-webhook-signature"]).toBe(hex(body.secret_key, got?.body ?? Buffer.of()));
  });

  test("a failing receiver is a result, not an error; a repeat with the same key sends again", async () => {
    status = 500;
    const headers = { "Idempotency-Key": `test-${version}` };
    const body = { webhook_url: receiver.url };
    const first = await send("POST", `${base}test/`, body, headers);
    expect(first.status).toBe(200);
    expect(first.body).toEqual({
      success: false,
      message: "The receiver answered 500.",
      http_status_code: 500,
    });
    await send("POST", `${base}test/`, body, headers);
    expect(receiver.received).toHaveLength(2);
    const silent = await send("POST", `${base}test/`, { webhook_url: "http://127.0.0.1:1/" });
    expect([silent.status, silent.body]).toEqual([
      200,
      { success: false, message: "The connection was refused.", http_status_code: null },
    ]);
  });

  test.each([["https://10.1.2.3/"], ["http://example.com/"], ["x"], [""], [7], [null]])(
    "a test to %j is refused",
    async (webhook_url) => {
      const refused = await send("POST", `${base}test/`, { webhook_url });
      expect([refused.status, Object.keys(refused.body.errors)]).toEqual([400, ["webhook_url"]]);
    },
  );

  test("rotation: the new secret is answered once, the old one signs for 24 hours more", async () => {
    const url = `${receiver.url}/rotated`;
    const made = (await send("POST", base, { event_type: "*", webhook_url: url })).body;
    const rotation = await send("POST", `${base}${made.webhook_id}/rotate-secret/`);
    expect(rotation.status).toBe(200);
    expect(rotation.body).toEqual({
      secret_key: expect.stringMatching(/^whsec_/),
      message: expect.any(String),
    });
    expect(rotation.body.secret_key).not.toBe(made.secret_key);
    await send("POST", `${base}test/`, { webhook_url: url });
    const overlap = receiver.received[0];
    if (!overlap) throw new Error("nothing arrived");
    expect(overlap.headers["x-webhook-signature"]).toBe(hex(made.secret_key, overlap.body));
    expect(overlap.headers["x-webhook-signature-next"]).toBe(hex(rotation.body.secret_key, overlap.body));
    const [row] = await api.owner`select extract(epoch from previous_secret_until - now())::int as s
      from webhook_endpoints where id = ${made.webhook_id}`;
    expect(row?.s).toBeGreaterThan(86_000);
    expect(row?.s).toBeLessThanOrEqual(86_400);

    await api.owner`update webhook_endpoints set previous_secret_until = now() - interval '1 second'
      where id = ${made.webhook_id}`;
    await send("POST", `${base}test/`, { webhook_url: url });
    const after = receiver.received[1];
    expect(after?.headers["x-webhook-signature"]).toBe(
      hex(rotation.body.secret_key, after?.body ?? Buffer.of()),
    );
    expect(after?.headers).not.toHaveProperty("x-webhook-signature-next");
  });

  test("the default endpoint's secret rotates too", async () => {
    const rotation = await send("POST", `${base}config/rotate-secret/`);
    expect(rotation.status).toBe(200);
    await send("POST", `${base}test/`, { webhook_url: receiver.url });
    const [got] = receiver.received;
    expect(got?.headers["x-webhook-signature-next"]).toBe(
      hex(rotation.body.secret_key, got?.body ?? Buffer.of()),
    );
  });

  describe("log", () => {
    /** Tries of one delivery, written as the worker writes them. */
    async function tried(): Promise<{ delivery: string; attempts: string[] }> {
      await send("PUT", `${base}config/`, { webhook_url: `${receiver.url}/log` });
      const session = await send("POST", "/api/v2/verification/sessions/", {
        entity_id: await api.createEntity(tenant),
        email: "john@example.com",
      });
      const [delivery] =
        await api.owner`update deliveries set attempts = 2, run_at = now() + interval '5 minutes'
        where session_id = ${session.body.session_id} returning id`;
      const attempts: string[] = [];
      for (const attempt of [1, 2]) {
        const id = newId();
        attempts.push(id);
        await api.owner`insert into delivery_attempts (tenant_id, mode, id, delivery_id, attempt, status_code, error,
            duration_ms, created_at) values (${tenant.id}, 'test', ${id}, ${delivery?.id}, ${attempt},
            ${attempt === 1 ? 500 : null}, ${attempt === 1 ? "The receiver answered 500." : "The connection was refused."},
            12, now() + ${attempt} * interval '1 millisecond')`;
      }
      return { delivery: delivery?.id, attempts };
    }

    test("one row a try, newest first, paged", async () => {
      const { attempts } = await tried();
      const { body } = await send("GET", `/api/v2/webhooks/logs/?page_size=1`);
      expect(body).toMatchObject({ has_more: true, prev_cursor: null });
      expect(body.results).toEqual([
        {
          id: attempts[1],
          event_type: "verification.session_created",
          webhook_url: `${receiver.url}/log`,
          status: "failed",
          http_status_code: null,
          attempt_number: 2,
          created_at: expect.stringMatching(/Z$/),
          next_retry_at: expect.stringMatching(/Z$/),
          error_message: "The connection was refused.",
        },
      ]);
      const older = await send("GET", `/api/v2/webhooks/logs/?page_size=1&after=${body.next_cursor}`);
      expect(older.body.results).toEqual([
        expect.objectContaining({
          id: attempts[0],
          http_status_code: 500,
          next_retry_at: null,
          attempt_number: 1,
        }),
      ]);
      expect(older.body.has_more).toBe(false);
      const v1 = await send("GET", "/api/v1/webhooks/logs/?limit=1&offset=1");
      expect(v1.body).toEqual({ count: 2, limit: 1, offset: 1, results: older.body.results });
      const live = await api.request("GET", `${base}logs/`, { key: tenant.keys.live });
      expect(live.body.results).toEqual([]);
    });

    test("retry queues the delivery of a try again", async () => {
      const { delivery, attempts } = await tried();
      await api.owner`update deliveries set state = 'failed', finished_at = now() where id = ${delivery}`;
      const answer = await send("POST", `${base}logs/${attempts[0]}/retry/`);
      expect([answer.status, answer.body]).toEqual([
        200,
        { message: expect.any(String), log_id: attempts[0] },
      ]);
      const [row] =
        await api.owner`select state, attempts, run_at <= now() as due from deliveries where id = ${delivery}`;
      expect(row).toEqual({ state: "pending", attempts: 0, due: true });
      const other = await api.createTenant();
      for (const [key, id] of [
        [other.keys.test, attempts[0]],
        [tenant.keys.live, attempts[0]],
        [tenant.keys.test, newId()],
        [tenant.keys.test, "nonsense"],
      ] as const) {
        const refused = await api.request("POST", `${base}logs/${id}/retry/`, { key });
        expect([refused.status, refused.body.error]).toEqual([404, "Webhook log not found."]);
      }
      await send("DELETE", `${base}config/`);
      const off = await send("POST", `${base}logs/${attempts[0]}/retry/`);
      expect([off.status, off.body.code]).toEqual([400, "INVALID_REQUEST"]);
    });
  });
});
