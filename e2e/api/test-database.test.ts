import postgres from "postgres";
import { expect, test } from "vitest";
import { createTestDatabase } from "../fixtures/database";

test("a clone of the template is migrated, empty and its own", async () => {
  const [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  const [a, b] = [one, two].map((db) => postgres(db.url, { max: 1 }));
  if (!a || !b) throw new Error("two connections expected");
  await a`create table only_here (a int)`;
  expect(await a`select count(*)::int as n from tenants`).toEqual([{ n: 0 }]);
  expect(await b`select to_regclass('only_here') as found`).toEqual([{ found: null }]);
  // Drop does not wait for whoever is still connected.
  await Promise.all([one.drop(), two.drop()]);
  await expect(a`select 1`).rejects.toThrow();
  await Promise.all([a.end({ timeout: 0 }), b.end({ timeout: 0 })]);
});
