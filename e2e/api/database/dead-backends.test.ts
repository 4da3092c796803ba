import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Database } from "@/db/client";
import { newId } from "@/lib/ids";
import { createTestDatabase, type TestDatabase } from "../../fixtures/database";

/**
 * postgres.js runs the rest of a transaction's callback on another transaction's connection when its own backend is
 * killed between two statements (porsager/postgres #1186, #1204). Ours must not: kill backends under load of two
 * tenants and look for rows of the other tenant and for half transactions.
 */
const SECONDS = 12;
const tenants = [newId(), newId()] as const;
let scratch: TestDatabase;
let database: Database;
let owner: postgres.Sql;

beforeAll(async () => {
  scratch = await createTestDatabase();
  database = new Database(scratch.url, 5);
  owner = postgres(scratch.url, { max: 1, onnotice: () => {} });
  for (const id of tenants) await owner`insert into tenants (id, name) values (${id}, ${id})`;
});

afterAll(async () => {
  await database.close();
  await owner.end();
  await scratch.drop();
});

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test("killed backends: nothing across tenants, no half transaction, nothing hangs", {
  timeout: 60_000,
}, async () => {
  const until = Date.now() + SECONDS * 1000;
  let foreign = 0;
  let committed = 0;
  let failed = 0;
  let slowest = 0;
  const zombies: Promise<unknown>[] = [];
  const acknowledged: string[] = [];

  async function pair(tenantId: string): Promise<void> {
    const id = newId();
    const started = Date.now();
    try {
      await database.inTenant({ tenantId, mode: "test" }, (tx) => {
        const work = (async () => {
          const insert = `insert into entities (tenant_id, mode, id, entity_type, name, external_id) values ($1, 'test', $2, 'individual', $3, $4)`;
          await tx.query(insert, [tenantId, id, "first half", id]);
          // Here backends die. The callback goes on, as user code does.
          await pause(Math.random() * 30);
          const seen = await tx.query<{ id: string }>("select id from tenants");
          foreign += seen.filter((t) => t.id !== tenantId).length;
          await pause(Math.random() * 30);
          await tx.query(insert, [tenantId, newId(), "second half", id]);
        })();
        zombies.push(work.catch(() => {}));
        return work;
      });
      committed += 1;
      acknowledged.push(id);
    } catch {
      failed += 1;
    }
    slowest = Math.max(slowest, Date.now() - started);
  }

  const load = Array.from({ length: 12 }, async (_, i) => {
    while (Date.now() < until) await pair(tenants[i % 2] ?? tenants[0]);
  });
  const killer = (async () => {
    while (Date.now() < until) {
      await pause(60);
      await owner`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name like 'veridesk%' order by random() limit 2`;
    }
  })();
  await Promise.all([...load, killer]);
  await Promise.all(zombies);

  const halves = await owner`select external_id from entities group by external_id having count(*) <> 2`;
  const lost = await owner`select x from unnest(${acknowledged}::text[]) x
    where not exists (select from entities e where e.external_id = x)`;
  const strays = await owner`select 1 from entities e where e.tenant_id <> all (${[...tenants]}::uuid[])`;
  expect({ foreign, halves: halves.length, lost: lost.length, strays: strays.length }).toEqual({
    foreign: 0,
    halves: 0,
    lost: 0,
    strays: 0,
  });
  // The test means nothing unless both happened.
  expect(committed).toBeGreaterThan(20);
  expect(failed).toBeGreaterThan(20);
  expect(slowest).toBeLessThan(10_000);
  // Back to normal at once.
  await pair(tenants[0]);
  expect(acknowledged.length).toBe(committed);
});
