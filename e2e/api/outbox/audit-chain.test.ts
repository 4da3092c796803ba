import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Database } from "@/db/client";
import { recordAudit } from "@/lib/audit/record-audit";
import { sealEntries } from "@/lib/audit/seal-entries";
import { CONTENT_COLUMNS, type SealedContent, sealHash } from "@/lib/audit/seal-hash";
import { type ChainHead, verifyChain } from "@/lib/audit/verify-chain";
import { systemContext } from "@/lib/outbox/system-context";
import { createTestDatabase, type TestDatabase } from "../../fixtures/database";
import { type OutboxTenant, outboxRows } from "../../fixtures/outbox-rows";

let testDatabase: TestDatabase;
let database: Database;
let rows: ReturnType<typeof outboxRows>;
let tenant: OutboxTenant;
let other: OutboxTenant;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  process.env.DATABASE_URL = testDatabase.url;
  database = new Database(testDatabase.url, 8);
  rows = outboxRows(testDatabase.url);
  tenant = await rows.tenant(null);
  other = await rows.tenant(null);
});
beforeEach(async () => {
  await rows.sql`delete from audit_entries`;
  await write(tenant, 30);
  await sealEntries(database);
});
afterAll(async () => {
  await rows.end();
  await database.close();
  await testDatabase.drop();
});

async function write(of: OutboxTenant, count: number) {
  const scope = { tenantId: of.tenantId, mode: "test" as const };
  const ctx = systemContext(database, scope, "test");
  for (let i = 0; i < count; i += 1) {
    await database.inTenant(scope, (tx) =>
      recordAudit(ctx, tx, {
        action: "session.revoked",
        targetType: "session",
        targetId: of.sessionId,
        details: { n: i, z: { b: [1, null, "ü\u2028"], a: 1.5 }, text: 'quote " and \\' },
      }),
    );
  }
}
const verify = (...noted: ChainHead[]) => verifyChain(database, tenant.tenantId, ...noted);
const at = (sequence: number) => rows.sql`tenant_id = ${tenant.tenantId} and sequence = ${sequence}`;

test("an untouched chain is intact, and new entries join it", async () => {
  expect(await verify()).toMatchObject({ intact: true, entries: 30, unsealed: 0, head: { sequence: 30 } });
  await write(tenant, 5);
  expect(await verify()).toMatchObject({ intact: true, entries: 30, unsealed: 5 });
  await sealEntries(database);
  expect(await verify()).toMatchObject({ intact: true, entries: 35, unsealed: 0 });
});

test("many sealers at once and writers between them: no gap, no double, each tenant its own chain", async () => {
  await Promise.all([
    write(tenant, 60),
    write(other, 40),
    ...Array.from({ length: 4 }, async () => {
      for (let i = 0; i < 10; i += 1) await sealEntries(database);
    }),
  ]);
  await sealEntries(database);
  expect(await verify()).toMatchObject({ intact: true, entries: 90, unsealed: 0 });
  expect(await verifyChain(database, other.tenantId)).toMatchObject({ intact: true, entries: 40 });
});

test.each([
  ["action", "session.approved"],
  ["actor_type", "user"],
  ["actor_id", "0199a1f0-0000-7000-8000-000000000001"],
  ["target_type", "entity"],
  ["target_id", null],
  ["request_id", "other"],
  ["mode", "live"],
  ["details", '{"n": 12}'],
  ["created_at", "2020-01-01T00:00:00.000001Z"],
])("an edited %s is found where it is", async (column, value) => {
  await rows.sql`update audit_entries set ${rows.sql({ [column]: value })} where ${at(12)}`;
  expect(await verify()).toMatchObject({ intact: false, problem: "altered", sequence: 12 });
});

test("a microsecond of difference is found", async () => {
  await rows.sql`update audit_entries set created_at = created_at + interval '1 microsecond' where ${at(3)}`;
  expect(await verify()).toMatchObject({ intact: false, problem: "altered", sequence: 3 });
});

test("a deleted entry is found, first, inside or swapped places", async () => {
  await rows.sql`delete from audit_entries where ${at(17)}`;
  expect(await verify()).toMatchObject({ intact: false, problem: "missing", sequence: 17 });
  await rows.sql`delete from audit_entries where ${at(1)}`;
  expect(await verify()).toMatchObject({ intact: false, problem: "missing", sequence: 1 });
});

test("two entries that changed places are found, also when the gap was closed", async () => {
  await rows.sql`update audit_entries set sequence = 1008 where ${at(8)}`;
  await rows.sql`update audit_entries set sequence = 8 where ${at(9)}`;
  await rows.sql`update audit_entries set sequence = 9 where ${at(1008)}`;
  expect(await verify()).toMatchObject({ intact: false, problem: "altered", sequence: 8 });
});

test("a deletion with renumbering is found", async () => {
  await rows.sql`delete from audit_entries where ${at(20)}`;
  for (let i = 21; i <= 30; i += 1)
    await rows.sql`update audit_entries set sequence = ${i - 1} where ${at(i)}`;
  expect(await verify()).toMatchObject({ intact: false, problem: "altered", sequence: 20 });
});

test("an entry edited together with its hash is found at its successor", async () => {
  const [entry] =
    await rows.sql`select ${rows.sql.unsafe(CONTENT_COLUMNS)} from audit_entries a where ${at(12)}`;
  const [before] = await rows.sql`select hash from audit_entries where ${at(11)}`;
  const forged = { ...entry, action: "session.approved", sequence: 12 } as unknown as SealedContent;
  const hash = sealHash(before?.hash, forged);
  await rows.sql`update audit_entries set action = 'session.approved', hash = ${hash} where ${at(12)}`;
  expect(await verify()).toMatchObject({ intact: false, problem: "altered", sequence: 13 });
});

test("an end that was cut off is found with a head noted before; a rewritten one too", async () => {
  const before = await verify();
  if (!before.intact || !before.head) throw new Error("intact chain expected");
  await rows.sql`delete from audit_entries where tenant_id = ${tenant.tenantId} and sequence > 25`;
  expect(await verify()).toMatchObject({ intact: true, entries: 25 });
  expect(await verify(before.head)).toMatchObject({ intact: false, problem: "cut", sequence: 26 });
  await write(tenant, 5);
  await sealEntries(database);
  expect(await verify()).toMatchObject({ intact: true, entries: 30 });
  expect(await verify(before.head)).toMatchObject({ intact: false, problem: "altered", sequence: 30 });
});

test("the application role can neither edit nor delete entries", async () => {
  const scope = { tenantId: tenant.tenantId, mode: "test" as const };
  for (const statement of ["update audit_entries set action = 'x'", "delete from audit_entries"]) {
    await expect(database.inTenant(scope, (tx) => tx.query(statement))).rejects.toThrow(/permission denied/);
  }
  await expect(database.asSystem((tx) => tx.query("delete from audit_entries"))).rejects.toThrow(
    /permission denied/,
  );
});
