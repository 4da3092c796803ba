import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../fixtures/database";
import { killWorkers } from "../../fixtures/kill-workers";

// The long version (50 kills, 5,000 deliveries): bench/outbox/worker-killed.ts.
const DELIVERIES = 1_500;
const KILLS = 12;
const CONCURRENCY = 64;

let testDatabase: TestDatabase;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
});
afterAll(() => testDatabase.drop());

test(`worker killed ${KILLS} times during ${DELIVERIES} deliveries: none lost, repeats recognisable`, async () => {
  const found = await killWorkers(testDatabase.url, { kills: KILLS, deliveries: DELIVERIES });
  expect(found).toMatchObject({ lost: 0, altered: 0, undelivered: 0 });
  expect(found.leftAtLastKill, "the last kill came while there was work").toBeGreaterThan(0);
  expect(found.duplicates).toBeLessThanOrEqual(KILLS * CONCURRENCY);
  console.log(
    `${KILLS} kills, ${DELIVERIES} deliveries, 0 lost, ${found.duplicates} arrived again with the same id`,
  );
}, 300_000);
