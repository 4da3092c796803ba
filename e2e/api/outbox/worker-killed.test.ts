import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../fixtures/database";
import { outboxRows, until } from "../../fixtures/outbox-rows";
import { startReceiver } from "../../fixtures/receiver";
import { endWorker, spawnWorker } from "../../fixtures/worker-process";

const DELIVERIES = 2_000;
const KILLS = 20;

let testDatabase: TestDatabase;
let rows: ReturnType<typeof outboxRows>;
let receiver: Awaited<ReturnType<typeof startReceiver>>;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  rows = outboxRows(testDatabase.url);
  // Slow enough that every kill meets posts under way.
  receiver = await startReceiver((_request, response) => setTimeout(() => response.end("ok"), 25));
});
afterAll(async () => {
  await rows.end();
  await receiver.close();
  await testDatabase.drop();
});

test(`worker killed ${KILLS} times during ${DELIVERIES} deliveries: none lost, repeats recognisable`, async () => {
  const made = new Map<string, string>();
  for (const name of ["a", "b", "c", "d", "e"]) {
    const url = `${receiver.url}/${name}`;
    const tenant = await rows.tenant(url);
    for (const [id, body] of await rows.deliveries(tenant, url, DELIVERIES / 5)) made.set(id, body);
  }
  const environment = { DATABASE_URL: testDatabase.url, WEBHOOK_ALLOW_HOSTS: "127.0.0.1" };
  const pending = async () => {
    const [row] = await rows.sql`select count(*)::int as n from deliveries where state = 'pending'`;
    return row?.n as number;
  };

  let kills = 0;
  // Two at a time: while one starts, the other one works.
  const workers = [spawnWorker(environment), spawnWorker(environment)];
  const share = DELIVERIES / (KILLS + 2);
  while (kills < KILLS) {
    const already = receiver.received.length;
    await until("something arrives", () => receiver.received.length > already + share / 2, 30_000);
    await sleep(randomInt(0, 40));
    const victim = workers[kills % 2];
    if (!victim) throw new Error("two workers expected");
    await endWorker(victim, "SIGKILL");
    workers[kills % 2] = spawnWorker(environment);
    kills += 1;
  }
  expect(await pending(), "the last kill came while there was work").toBeGreaterThan(0);
  await until("all delivered", async () => (await pending()) === 0, 120_000);
  await Promise.all(workers.map((worker) => endWorker(worker, "SIGTERM")));

  const times = new Map<string, number>();
  for (const { headers, body } of receiver.received) {
    const id = headers["webhook-id"] ?? "";
    times.set(id, (times.get(id) ?? 0) + 1);
    expect(headers["x-webhook-delivery"]).toBe(id);
    expect(body.toString()).toBe(made.get(id));
  }
  const states = await rows.sql`select state, count(*)::int as n from deliveries group by state`;
  expect(states).toEqual([{ state: "delivered", n: DELIVERIES }]);
  expect(times.size, "different deliveries that arrived").toBe(DELIVERIES);
  const duplicates = receiver.received.length - DELIVERIES;
  console.log(
    `${kills} kills, ${DELIVERIES} deliveries, 0 lost, ${duplicates} arrived again with the same id`,
  );
}, 300_000);
