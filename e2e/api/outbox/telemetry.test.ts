import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiTenant, startApi, type TestApi } from "../../fixtures/api";
import { until } from "../../fixtures/outbox-rows";
import { startReceiver } from "../../fixtures/receiver";

const TOKEN = "metrics-token-of-the-test";
const collected: string[] = [];
const collector = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    collected.push(Buffer.concat(chunks).toString());
    response.end("{}");
  });
});
let api: TestApi;
let tenant: ApiTenant;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
const stop = new AbortController();
let worker: Promise<void>;
let metrics: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => collector.listen(0, "127.0.0.1", resolve));
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
  Object.assign(process.env, { METRICS_PORT: "0", METRICS_TOKEN: TOKEN, WEBHOOK_ALLOW_HOSTS: "127.0.0.1" });
  api = await startApi();
  receiver = await startReceiver();
  tenant = await api.createTenant();
  await api.owner`update webhook_endpoints set url = ${`${receiver.url}/hook`} where tenant_id = ${tenant.id} and mode = 'test'`;
  const { database } = await import("@/lib/database");
  const { serveMetrics } = await import("@/lib/telemetry/start-metrics");
  const server = await serveMetrics(database());
  if (!server) throw new Error("METRICS_PORT is set");
  metrics = `http://127.0.0.1:${(server.address() as AddressInfo).port}/metrics`;
  const { runWorker } = await import("@/lib/outbox/worker");
  worker = runWorker(stop.signal);
});
afterAll(async () => {
  stop.abort();
  await worker;
  const { flushTraces } = await import("@/lib/telemetry/flush-traces");
  await flushTraces();
  collector.close();
  await receiver.close();
  await api.close();
});

test("one trace from the request to the receiver, without personal data; figures behind a token", async () => {
  const traceId = "0af7651916cd43dd8448eb211c80319c";
  const entity_id = await api.createEntity(tenant, "test", "Needleman");
  const made = await api.request("POST", "/api/v2/verification/sessions/", {
    key: tenant.keys.test,
    body: { entity_id, email: "needle@example.com" },
    headers: { traceparent: `00-${traceId}-b7ad6b7169203331-01` },
  });
  expect(made.status).toBe(202);
  await until("it arrived", () => receiver.received.length > 0);
  expect(receiver.received[0]?.headers.traceparent).toMatch(new RegExp(`^00-${traceId}-[0-9a-f]{16}-01$`));
  await until("the spans arrived", () => collected.join().includes("webhook deliver"));
  await until("the request's too", () => collected.join().includes("POST /verification/sessions"));
  const spans = collected.join();
  expect(spans.split(traceId).length).toBeGreaterThan(2);
  expect(spans.toLowerCase()).not.toContain("needle");

  expect((await fetch(metrics)).status).toBe(401);
  const answer = await fetch(metrics, { headers: { authorization: `Bearer ${TOKEN}` } });
  const text = await answer.text();
  expect(text).toMatch(/veridesk_queue_due\{queue="deliveries"\} \d/);
  expect(text).toMatch(/veridesk_queue_oldest_seconds\{queue="emails"\} \d/);
  expect(text).toMatch(/veridesk_delivery_attempts_total\{result="delivered"\} [1-9]/);
  expect(text).toMatch(
    /veridesk_http_request_seconds_count\{route="\/verification\/sessions",method="POST",status="202"\} 1/,
  );
  expect(text).not.toContain(tenant.id);
  expect(text.toLowerCase()).not.toContain("needle");
});
