import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Database } from "@/db/client";
import { migrate } from "@/db/migrate";
import { runWorker } from "@/lib/outbox/worker";
import { startEmbedded } from "@/scripts/postgres/start-embedded";
import { outboxRows, until } from "../../fixtures/outbox-rows";
import { startReceiver } from "../../fixtures/receiver";

process.env.WEBHOOK_ALLOW_HOSTS = "127.0.0.1";

let folder: string;
let server: Awaited<ReturnType<typeof startEmbedded>>;
let receiver: Awaited<ReturnType<typeof startReceiver>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "veridesk-restart-"));
  server = await startEmbedded({ dataDir: join(folder, "postgres"), throwaway: true });
  await migrate(server.url);
  receiver = await startReceiver((_request, response) => setTimeout(() => response.end("ok"), 40));
});
afterAll(async () => {
  await server.stop();
  await receiver.close();
  await rm(folder, { recursive: true, force: true });
});

test("the worker outlives stops and crashes of PostgreSQL and finishes everything", async () => {
  process.env.DATABASE_URL = server.url;
  const { port } = server;
  let rows = outboxRows(server.url);
  const tenant = await rows.tenant(`${receiver.url}/hook`);
  const made = await rows.deliveries(tenant, `${receiver.url}/hook`, 600);
  const database = new Database(server.url, 6);
  const stop = new AbortController();
  let ended = false;
  const worker = runWorker(stop.signal, database).finally(() => {
    ended = true;
  });

  for (const end of ["stop", "kill", "stop"] as const) {
    const already = receiver.received.length;
    await until("work goes on", () => receiver.received.length > already + 60, 30_000);
    await rows.end();
    await server[end]();
    await sleep(1_200);
    expect(ended, "the worker is still there").toBe(false);
    server = await startEmbedded({ dataDir: join(folder, "postgres"), throwaway: true, port });
    rows = outboxRows(server.url);
  }
  await until(
    "all delivered",
    async () => {
      const [row] = await rows.sql`select count(*)::int as n from deliveries where state = 'delivered'`;
      return row?.n === made.size;
    },
    120_000,
  );
  const arrived = receiver.received.map((request) => request.headers["webhook-id"]);
  expect(new Set(arrived)).toEqual(new Set(made.keys()));
  const [beat] =
    await rows.sql`select seen_at > now() - interval '8 seconds' as fresh from worker_heartbeats`;
  expect(beat).toEqual({ fresh: true });
  // A hint that comes after the restart is heard again: the poll alone would take up to a second.
  await sleep(2_500);
  const waits: number[] = [];
  for (let i = 0; i < 5; i += 1) {
    const started = performance.now();
    const [id] = (await rows.deliveries(tenant, `${receiver.url}/hook`, 1)).keys();
    await until("arrived", () => receiver.received.some((r) => r.headers["webhook-id"] === id));
    waits.push(performance.now() - started);
    await sleep(137);
  }
  expect(waits.sort((a, b) => a - b)[2]).toBeLessThan(250);

  stop.abort();
  await worker;
  expect(await rows.sql`select 1 from worker_heartbeats`).toHaveLength(0);
  await rows.end();
  await database.close();
}, 300_000);
