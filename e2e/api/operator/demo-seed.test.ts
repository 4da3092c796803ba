import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Database } from "@/db/client";
import { authenticateApiKey } from "@/lib/api-keys/authenticate-api-key";
import { verifyPassword } from "@/lib/auth/hash-password";
import { seedDemo } from "@/lib/seed/demo";
import { createTestDatabase, type TestDatabase } from "../../fixtures/database";

const SINK = "http://127.0.0.1:8026/hook";
let testDatabase: TestDatabase;
let database: Database;
let sql: postgres.Sql;

beforeAll(async () => {
  process.env.WEBHOOK_ALLOW_HOSTS = "127.0.0.1";
  testDatabase = await createTestDatabase();
  process.env.DATABASE_URL = testDatabase.url;
  database = new Database(testDatabase.url, 4);
  sql = postgres(testDatabase.url, { max: 1, onnotice: () => {} });
});

afterAll(async () => {
  await sql.end();
  await database.close();
  await testDatabase.drop();
});

const counts = async () =>
  (
    await sql`select (select count(*)::int from tenants) as tenants, (select count(*)::int from users) as users,
      (select count(*)::int from entities) as entities, (select count(*)::int from verification_sessions) as sessions,
      (select count(*)::int from reviews) as reviews, (select count(*)::int from deliveries) as deliveries,
      (select count(*)::int from emails) as emails`
  )[0];

test("the demo tenant has people, credits, usable keys and a session in every state", async () => {
  const seed = await seedDemo({ database, webhookSinkUrl: SINK });
  expect(seed.created).toBe(true);
  expect(seed.users.map((user) => user.role).sort()).toEqual(["admin", "auditor", "developer", "reviewer"]);
  for (const user of seed.users) {
    const [row] = await sql`select password_hash from users where email = ${user.email}`;
    expect(await verifyPassword(row?.password_hash, user.password)).toBe(true);
  }
  for (const [mode, key] of [
    ["test", seed.testApiKey],
    ["live", seed.liveApiKey],
  ] as const) {
    const found = await authenticateApiKey(database, { authorization: `Bearer ${key}`, address: null });
    expect(found).toMatchObject({ tenantId: seed.tenantId, mode, actor: { person: { name: "Jane Smith" } } });
  }
  expect(await sql`select balance from credit_accounts where mode = 'live'`).toEqual([{ balance: 1000 }]);
  const states =
    await sql`select distinct status::text from verification_sessions where mode = 'test' order by 1`;
  expect(states.map((row) => row.status)).toEqual([
    ...["accessed", "completed", "expired", "failed", "pending", "revoked"],
  ]);
  const outcomes =
    await sql`select distinct outcome::text from verification_sessions where status = 'completed'`;
  expect(outcomes.map((row) => row.outcome).sort()).toEqual(["attention", "clear", "consider"]);
  // Only verbs write events, and each event of test mode has its delivery to the sink.
  const [missing] = await sql`
    select count(*)::int as n from events e where mode = 'test' and not exists (
      select from deliveries d where d.event_id = e.id and d.url = ${SINK})`;
  expect(missing?.n).toBe(0);
  expect((await counts())?.deliveries).toBeGreaterThan(30);
  expect(seed.webhookSecretTest).toMatch(/^whsec_/);
});

test("a second call changes nothing but the keys, and the first ones still work", async () => {
  const before = await counts();
  const old = await sql`select id from api_keys where revoked_at is null`;
  const again = await seedDemo({ database, webhookSinkUrl: SINK });
  expect(again.created).toBe(false);
  expect(await counts()).toEqual(before);
  await authenticateApiKey(database, { authorization: `Bearer ${again.testApiKey}`, address: null });
  const stillThere = await sql`select id from api_keys where revoked_at is null`;
  for (const { id } of old) expect(stillThere.map((row) => row.id)).toContain(id);
  // However often it is called, the limit of keys does not stop it.
  for (let i = 0; i < 3; i++) await seedDemo({ database, webhookSinkUrl: SINK });
});
