import { afterAll, beforeAll, expect, test } from "vitest";
import { Database } from "@/db/client";
import { cleanIdempotencyKeys } from "@/lib/outbox/clean-idempotency-keys";
import { wipeEmailInputs } from "@/lib/outbox/wipe-email-inputs";
import { runWorker } from "@/lib/outbox/worker";
import { createTestDatabase, type TestDatabase } from "../../fixtures/database";
import { outboxRows, until } from "../../fixtures/outbox-rows";

let testDatabase: TestDatabase;
let database: Database;
let rows: ReturnType<typeof outboxRows>;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  process.env.DATABASE_URL = testDatabase.url;
  // The smallest pool there is: duties and queues must not wait for each other for ever.
  database = new Database(testDatabase.url, 1);
  rows = outboxRows(testDatabase.url);
});
afterAll(async () => {
  await rows.end();
  await database.close();
  await testDatabase.drop();
});

test("two workers with the smallest pool: overdue sessions expire once, audit entries are sealed", async () => {
  const tenants = await Promise.all(
    Array.from({ length: 6 }, () => rows.tenant("https://hooks.example.invalid/")),
  );
  await rows.sql`update verification_sessions set expires_at = now() - interval '1 minute'`;
  const stop = new AbortController();
  const second = new Database(testDatabase.url, 1);
  const workers = [runWorker(stop.signal, database), runWorker(stop.signal, second)];
  await until("all expired and sealed", async () => {
    const [row] = await rows.sql`select
      (select count(*)::int from verification_sessions where status = 'expired') as expired,
      (select count(*)::int from events where type = 'verification.session_expired') as events,
      (select count(*)::int from audit_entries where sequence = 1 and action = 'session.expired') as sealed`;
    expect(row?.events).toBeLessThanOrEqual(tenants.length);
    return row?.expired === tenants.length && row?.sealed === tenants.length;
  });
  const beats = await rows.sql`select id from worker_heartbeats where seen_at > now() - interval '5 seconds'`;
  expect(beats).toHaveLength(2);
  stop.abort();
  await Promise.all(workers);
  await second.close();
});

test("expired idempotency keys go, others stay", async () => {
  const tenant = await rows.tenant(null);
  const key = (name: string, expires: string) => rows.sql`
    insert into idempotency_keys (tenant_id, mode, method, path, key, request_hash, status, body, expires_at)
    values (${tenant.tenantId}, 'test', 'POST', '/x/', ${name}, ${Buffer.alloc(32)}, 202, '{}', now() + ${expires}::interval)`;
  for (let i = 0; i < 5; i += 1) await key(`old-${i}`, "-1 second");
  await key("fresh", "1 hour");
  expect(await cleanIdempotencyKeys(database)).toBe(5);
  expect(await rows.sql`select key from idempotency_keys`).toEqual([{ key: "fresh" }]);
});

test("mails that could not be sent in three days are given up and wiped", async () => {
  const tenant = await rows.tenant(null);
  const mail = (to: string, age: string) => rows.sql`
    insert into emails (tenant_id, mode, id, template, recipient, sealed_input, created_at, last_error)
    values (${tenant.tenantId}, 'test', gen_random_uuid(), 'verification_link', ${to}, ${Buffer.alloc(40)},
      now() - ${age}::interval, null)`;
  await mail("old@example.org", "73 hours");
  await mail("new@example.org", "71 hours");
  expect(await wipeEmailInputs(database)).toBe(1);
  const found =
    await rows.sql`select recipient, state, sealed_input is null as wiped from emails order by recipient`;
  expect(found).toEqual([
    { recipient: "new@example.org", state: "pending", wiped: false },
    { recipient: "old@example.org", state: "failed", wiped: true },
  ]);
});
