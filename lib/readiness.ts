import { migrationsKnown } from "@/db/migrate";
import { database } from "./database";

type Readiness = {
  status: "ready" | "not_ready";
  checks: { database: boolean; migrations: boolean; worker: boolean };
};

/** Whether this installation can do its work: PostgreSQL answers, its schema is this version's, a worker was seen in the last 15 s. */
export async function readiness(): Promise<Readiness> {
  const checks = { database: false, migrations: false, worker: false };
  try {
    const [row] = await database().readSystem<{ migrations: number; workers: number }>(
      `select (select count(*)::int from drizzle.__drizzle_migrations) as migrations,
         (select count(*)::int from worker_heartbeats where seen_at > now() - interval '15 seconds') as workers`,
    );
    checks.database = true;
    checks.migrations = row?.migrations === migrationsKnown();
    checks.worker = (row?.workers ?? 0) > 0;
  } catch {
    // Said below: what could not be asked is not ready.
  }
  return { status: Object.values(checks).every(Boolean) ? "ready" : "not_ready", checks };
}
