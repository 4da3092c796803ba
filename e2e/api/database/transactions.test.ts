import { afterAll, beforeAll, expect, test } from "vitest";
import { Database } from "@/db/client";
import * as schema from "@/db/schema";
import { newId } from "@/lib/ids";
import { createTestDatabase, type TestDatabase } from "../../fixtures/database";

const scope = { tenantId: newId(), mode: "test" } as const;
let scratch: TestDatabase;
let database: Database;

beforeAll(async () => {
  scratch = await createTestDatabase();
  database = new Database(scratch.url, 1);
  await database.asSystem((tx) => tx.db.insert(schema.tenants).values({ id: scope.tenantId, name: "T" }));
});

afterAll(async () => {
  await database.close();
  await scratch.drop();
});

const values = () => [new Date("2026-06-12T12:00:00.123Z"), ["x,y", 'q"'], JSON.stringify({ a: 1 })];
const plain = "select $1::timestamptz as time, $2::text[] as list, $3::text::jsonb as json";

test("plain statements read and write times, lists and JSON the same before and after Drizzle used the connection", async () => {
  const read = () => database.inTenant(scope, async (tx) => (await tx.query(plain, values()))[0]);
  const before = await read();
  expect(before).toEqual({ time: new Date("2026-06-12T12:00:00.123Z"), list: ["x,y", 'q"'], json: { a: 1 } });
  await database.inTenant(scope, (tx) => tx.db.select().from(schema.tenants));
  expect(await read()).toEqual(before);
});

test("a failed statement's error does not repeat its values", async () => {
  const secret = "anna.maria.eriksson@example.com";
  const failing = database.inTenant(scope, (tx) =>
    tx.db.insert(schema.emails).values({
      ...scope,
      id: newId(),
      template: secret,
      recipient: secret,
      sealedInput: null,
      attempts: "x" as never,
    }),
  );
  const error = await failing.then(
    () => null,
    (e: Error) => e,
  );
  expect(error).toBeInstanceOf(Error);
  expect(`${error?.message} ${error?.stack} ${String(error?.cause)}`).not.toContain(secret);
});

test("an error that the callback swallowed is not reported as a commit", async () => {
  const swallowed = database.inTenant(scope, async (tx) => {
    await tx.query("select 1 / 0").catch(() => {});
  });
  await expect(swallowed).rejects.toThrow(/aborted/);
});

test("what `attempt` undid stays undone, the rest is written", async () => {
  const kept = newId();
  await database.inTenant(scope, async (tx) => {
    const insert =
      "insert into entities (tenant_id, mode, id, entity_type, name) values ($1, $2, $3, 'individual', 'A')";
    await tx.query(insert, [scope.tenantId, scope.mode, kept]);
    const undone = tx.attempt(async () => {
      await tx.query(insert, [scope.tenantId, scope.mode, newId()]);
      throw new Error("no");
    });
    await expect(undone).rejects.toThrow("no");
  });
  const rows = await database.readOnce<{ id: string }>(scope, "select id from entities");
  expect(rows.map((r) => r.id)).toEqual([kept]);
});

test("statements after the end of a transaction are refused", async () => {
  let late: (() => Promise<unknown>) | undefined;
  await database.inTenant(scope, async (tx) => {
    late = () => tx.query("select 1");
  });
  await expect(late?.()).rejects.toThrow(/over/);
});

test("who holds locks waits for nobody's connection but a free one", async () => {
  const names = ["a", "b", "c", "d"];
  const held = names.map((name) =>
    database.whileLocked("test", name, () => database.asSystem((tx) => tx.query("select pg_sleep(0.05)"))),
  );
  expect(await Promise.all(held)).toEqual(names.map(() => expect.objectContaining({ ran: true })));
});

test("a lock that somebody holds is not waited for, and is free again afterwards", async () => {
  let other: unknown;
  await database.whileLocked("test", "one", async () => {
    const second = new Database(scratch.url, 1);
    other = await second.whileLocked("test", "one", async () => "never");
    await second.close();
  });
  expect(other).toEqual({ ran: false });
  expect(await database.whileLocked("test", "one", async () => "again")).toEqual({
    ran: true,
    value: "again",
  });
});

test("work that holds a connection and asks for a second one of its pool is refused at once", async () => {
  const nested = database.inTenant(scope, () => database.readTenant(scope, async () => 1));
  await expect(nested).rejects.toThrow(/already holds/);
  await expect(database.asSystem(() => database.readSystem("select 1", []))).rejects.toThrow(/already holds/);
});
