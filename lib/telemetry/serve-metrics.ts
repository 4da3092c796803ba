import { createHash, timingSafeEqual } from "node:crypto";
import { createServer, type Server } from "node:http";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Database } from "@/db/client";
import { env } from "../env";
import { log } from "../log";
import { QUEUES } from "../outbox/queues";
import { measureInto } from "./measure";
import { type QueueFigures, queueFigures } from "./queue-figures";

const LOOPBACK = /^(127\.|::1$|localhost$)/;
const SECONDS = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300];

/**
 * Serves this process's figures for Prometheus on METRICS_PORT (0: a free one), and starts counting. Refuses to listen beyond loopback without METRICS_TOKEN. Labels are templates and states, never ids or names.
 */
export async function listenForMetrics(database: Database): Promise<Server> {
  const { METRICS_PORT, METRICS_HOST, METRICS_TOKEN } = env();
  if (!METRICS_TOKEN && !LOOPBACK.test(METRICS_HOST)) {
    throw new Error("METRICS_TOKEN is needed when METRICS_HOST is not loopback.");
  }
  const registry = metricsOf(database);
  const server = createServer(async (request, response) => {
    if (METRICS_TOKEN && !isBearer(request.headers.authorization, METRICS_TOKEN)) {
      response.writeHead(401, { "www-authenticate": "Bearer" }).end();
      return;
    }
    if (request.method !== "GET" || !/^\/metrics\/?$/.test(request.url ?? "")) {
      response.writeHead(404).end();
      return;
    }
    try {
      const text = await registry.metrics();
      response.writeHead(200, { "content-type": registry.contentType }).end(text);
    } catch (error) {
      log().warn({ error: (error as Error).name }, "metrics could not be collected");
      response.writeHead(503).end();
    }
  });
  await new Promise<void>((done, fail) => {
    server.once("error", fail);
    server.listen(METRICS_PORT, METRICS_HOST, done);
  });
  server.unref();
  return server;
}

function metricsOf(database: Database): Registry {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: "veridesk_" });
  const requests = new Histogram({
    ...{ name: "veridesk_http_request_seconds", help: "API requests by route, method and status" },
    ...{ labelNames: ["route", "method", "status"], buckets: SECONDS, registers },
  });
  const attempts = new Histogram({
    ...{ name: "veridesk_delivery_attempt_seconds", help: "Webhook attempts by result" },
    ...{ labelNames: ["result"], buckets: SECONDS, registers },
  });
  const total = new Counter({
    ...{ name: "veridesk_delivery_attempts_total", help: "Webhook attempts by result" },
    ...{ labelNames: ["result"], registers },
  });
  const checks = new Histogram({
    ...{ name: "veridesk_check_seconds", help: "Check runs by type and result" },
    ...{ labelNames: ["type", "result"], buckets: SECONDS, registers },
  });
  measureInto({
    request: (route, method, status, seconds) =>
      requests.observe({ route, method, status: String(status) }, seconds),
    attempt: (result, seconds) => {
      attempts.observe({ result }, seconds);
      total.inc({ result });
    },
    check: (type, result, seconds) => checks.observe({ type, result }, seconds),
  });
  const read = shared(() => queueFigures(database));
  const gauge = (name: string, help: string, of: (figures: QueueFigures) => number) =>
    new Gauge({
      ...{ name, help, labelNames: ["queue"], registers },
      async collect() {
        const figures = await read();
        for (const { table } of QUEUES) this.set({ queue: table }, of(figures[table] ?? NOTHING));
      },
    });
  gauge("veridesk_queue_due", "Jobs that are due (counted up to 10,000)", (f) => f.due);
  gauge("veridesk_queue_oldest_seconds", "Age of the oldest due job", (f) => f.oldestSeconds);
  gauge("veridesk_queue_parked", "Jobs given up in the last day (counted up to 10,000)", (f) => f.parked);
  return registry;
}

const NOTHING: QueueFigures = { due: 0, oldestSeconds: 0, parked: 0 };

/** The gauges of one scrape share one reading. */
function shared<T>(read: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | null = null;
  return () => {
    running ??= read().finally(() => {
      running = null;
    });
    return running;
  };
}

function isBearer(header: string | undefined, token: string): boolean {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(header ?? ""), hash(`Bearer ${token}`));
}
