import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as runMigrations } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { applyRowSecurity } from "./row-security";

const folder = resolve(process.cwd(), "db/migrations");

/**
 * Brings the database to this version's schema, then re-applies roles, grants and row security.
 * Safe to run by several processes at once (advisory lock) and any number of times.
 * @param databaseUrl connects as the role that owns (or will own) the schema and may create roles
 */
export async function migrate(databaseUrl: string): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(hashtext('veridesk.migrate'))`;
    await runMigrations(drizzle(sql), { migrationsFolder: folder });
    await applyRowSecurity(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Number of migrations this version brings; readiness compares it with what the database has. */
export function migrationsKnown(): number {
  const journal = JSON.parse(readFileSync(resolve(folder, "meta/_journal.json"), "utf8")) as {
    entries: unknown[];
  };
  return journal.entries.length;
}
