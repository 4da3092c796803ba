import "../../e2e/fixtures/process-env";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { Database } from "@/db/client";
import { migrate } from "@/db/migrate";
import { startThrowaway } from "../../e2e/fixtures/global-setup";
import { outboxRows, until } from "../../e2e/fixtures/outbox-rows";
import { startReceiver } from "../../e2e/fixtures/receiver";
import { endWorker, spawnWorker } from "../../e2e/fixtures/worker-process";

/**
 * One endpoint that accepts and never answers, with a long backlog; twenty healthy tenants beside it, each with an
 * event a second. Prints their delay from commit to receipt, and what a claim costs behind the backlog.
 * `npx tsx bench/outbox/hanging-endpoint.ts [backlog] [seconds]`; exit 1 unless their p95 is below 2 s.
 */
const [backlog = 10_000, seconds = 30] = process.argv.slice(2).map(Number);
const TENANTS = 20;
const postgres = await startThrowaway();
const hanging = createServer((socket) => socket.on("error", () => {}).resume());
await new Promise<void>((resolve) => hanging.listen(0, "127.0.0.1", resolve));
const healthy = await startReceiver();
try {
  await migrate(postgres.url);
  const rows = outboxRows(postgres.url);
  const stuckUrl = `http://127.0.0.1:${(hanging.address() as AddressInfo).port}/`;
  const stuck = await rows.tenant(stuckUrl);
  const tenants = await Promise.all(
    Array.from({ length: TENANTS }, (_, i) => rows.tenant(`${healthy.url}/${i}`)),
  );
  const worker = spawnWorker({ DATABASE_URL: postgres.url, WEBHOOK_ALLOW_HOSTS: "127.0.0.1" });

  /** Delays in ms, sorted, of an event a second of every healthy tenant. */
  async function healthyDelays(forSeconds: number): Promise<number[]> {
    const committed = new Map<string, number>();
    for (let second = 0; second < forSeconds; second += 1) {
      const began = performance.now();
      for (const [i, tenant] of tenants.entries()) {
        const [id = ""] = (await rows.deliveries(tenant, `${healthy.url}/${i}`)).keys();
        committed.set(id, performance.now());
      }
      await sleep(Math.max(0, 1_000 - (performance.now() - began)));
    }
    await sleep(3_000);
    const arrivals = new Map(healthy.received.map((one) => [one.headers["webhook-id"] ?? "", one.at]));
    return [...committed]
      .map(([id, at]) => (arrivals.get(id) ?? Number.POSITIVE_INFINITY) - at)
      .sort((a, b) => a - b);
  }
  const [first] = tenants;
  if (first) await rows.deliveries(first, `${healthy.url}/0`);
  await until("the worker works", () => healthy.received.length > 0, 60_000);
  const before = await healthyDelays(Math.ceil(seconds / 2));
  for (let made = 0; made < backlog; made += 2_000) {
    await rows.deliveries(stuck, stuckUrl, Math.min(2_000, backlog - made));
  }
  await rows.sql`analyze`;
  const beside = await healthyDelays(seconds);
  await endWorker(worker, "SIGKILL");

  process.env.DATABASE_URL = postgres.url;
  const { claim } = await import("@/lib/outbox/queue/claim");
  const { QUEUES } = await import("@/lib/outbox/queues");
  const [queue] = QUEUES;
  const database = new Database(postgres.url, 2);
  const [lane] = await rows.sql`select lane from deliveries where url = ${stuckUrl} limit 1`;
  const times: number[] = [];
  for (let i = 0; i < 20 && queue; i += 1) {
    const started = performance.now();
    await claim(database, queue, { tenants: {}, keys: { [lane?.lane]: queue.perKey } }, 50);
    times.push(performance.now() - started);
  }
  await database.close();
  times.sort((a, b) => a - b);
  const figures = (delays: number[]) => {
    const at = (share: number) => delays[Math.floor(share * (delays.length - 1))]?.toFixed(0);
    return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, max ${at(1)} ms of ${delays.length}`;
  };
  console.log(
    `${TENANTS} healthy tenants, commit to receipt. Alone: ${figures(before)}. Beside ${backlog} queued for an ` +
      `endpoint that hangs: ${figures(beside)}. A claim behind them: p50 ${times[10]?.toFixed(1)} ms`,
  );
  process.exitCode =
    (beside[Math.floor(0.95 * (beside.length - 1))] ?? Number.POSITIVE_INFINITY) < 2_000 ? 0 : 1;
  await rows.end();
} finally {
  hanging.close();
  await healthy.close();
  await postgres.close();
}
process.exit();
