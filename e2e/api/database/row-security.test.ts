import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Database } from "@/db/client";
import * as schema from "@/db/schema";
import { newId } from "@/lib/ids";
import { createTestDatabase, type TestDatabase } from "../../fixtures/database";

const [a, b] = [newId(), newId()];
let scratch: TestDatabase;
let database: Database;
let owner: postgres.Sql;

beforeAll(async () => {
  scratch = await createTestDatabase();
  database = new Database(scratch.url, 4);
  owner = postgres(scratch.url, { max: 1 });
  for (const id of [a, b]) {
    await owner`insert into tenants (id, name) values (${id}, 'T')`;
    for (const mode of ["test", "live"]) {
      await owner`insert into entities (tenant_id, mode, id, entity_type, name, first_name, last_name)
        values (${id}, ${mode}, ${newId()}, 'individual', ${`${mode} person`}, 'A', 'B')`;
    }
  }
});

afterAll(async () => {
  await database.close();
  await owner.end();
  await scratch.drop();
});

describe("row security", () => {
  test("is forced on every table that has a tenant_id, for both roles", async () => {
    const open = await owner`
      select c.relname from pg_class c join pg_attribute t on t.attrelid = c.oid and t.attname = 'tenant_id'
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
        and not (c.relrowsecurity and c.relforcerowsecurity
          and exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'tenant_scope'))`;
    expect(open.map((r) => r.relname)).toEqual([]);
  });

  test("every tenant-owned key begins with tenant_id, then mode where there is one", async () => {
    const keys = await owner`
      select c.relname as table, array_agg(a.attname order by k.n)::text[] as columns,
        exists (select from pg_attribute m where m.attrelid = c.oid and m.attname = 'mode') as has_mode
      from pg_class c join pg_index i on i.indrelid = c.oid and i.indisprimary
      cross join lateral unnest(i.indkey) with ordinality k(attnum, n)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
      where c.relnamespace = 'public'::regnamespace
        and exists (select from pg_attribute t where t.attrelid = c.oid and t.attname = 'tenant_id')
      group by c.oid, c.relname`;
    expect(keys.length).toBeGreaterThan(15);
    for (const key of keys) {
      expect(key.columns[0], key.table).toBe("tenant_id");
      if (key.has_mode && key.table !== "audit_entries") expect(key.columns[1], key.table).toBe("mode");
    }
  });

  test("a transaction sees its own tenant and mode only, without any WHERE", async () => {
    const rows = await database.inTenant({ tenantId: a, mode: "test" }, (tx) =>
      tx.db.select().from(schema.entities),
    );
    expect(rows.map((r) => [r.tenantId, r.mode])).toEqual([[a, "test"]]);
    const tenants = await database.inTenant({ tenantId: a, mode: "test" }, (tx) =>
      tx.db.select().from(schema.tenants),
    );
    expect(tenants.map((t) => t.id)).toEqual([a]);
  });

  test.each([
    ["another tenant", b, "test"],
    ["the other mode", a, "live"],
  ] as const)("a row for %s cannot be written", async (_, tenantId, mode) => {
    const write = database.inTenant({ tenantId: a, mode: "test" }, (tx) =>
      tx.query("insert into credit_accounts (tenant_id, mode) values ($1, $2)", [tenantId, mode]),
    );
    await expect(write).rejects.toThrow(/row-level security/);
  });

  test("other rows can be neither changed nor deleted", async () => {
    const changed = await database.inTenant({ tenantId: a, mode: "test" }, async (tx) => {
      const updated = await tx.query("update entities set name = 'x' where tenant_id = $1 returning 1", [b]);
      const deleted = await tx.query("delete from entities where mode = 'live' returning 1");
      return updated.length + deleted.length;
    });
    expect(changed).toBe(0);
  });

  test("outside a transaction's scope nothing is visible: the setting is empty, not an error", async () => {
    const app = postgres(scratch.url, { max: 1, connection: { options: "-c role=veridesk_app" } });
    try {
      expect(await app`select * from entities`).toHaveLength(0);
      await app.begin(async (sql) => {
        await sql`select set_config('app.tenant_id', ${a}, true), set_config('app.mode', 'test', true)`;
        expect(await sql`select * from entities`).toHaveLength(1);
      });
      expect(await app`select * from entities`).toHaveLength(0);
      await expect(app`select password_hash from users`).rejects.toThrow(/permission denied/);
    } finally {
      await app.end();
    }
  });

  test.each(["reviews", "credit_entries", "events", "delivery_attempts", "audit_entries"])(
    "%s is append-only for the application",
    async (table) => {
      const scope = { tenantId: a, mode: "test" } as const;
      await expect(database.inTenant(scope, (tx) => tx.query(`delete from ${table}`))).rejects.toThrow(
        /permission denied/,
      );
      await expect(database.inTenant(scope, (tx) => tx.query(`update ${table} set id = id`))).rejects.toThrow(
        /permission denied/,
      );
    },
  );
});
