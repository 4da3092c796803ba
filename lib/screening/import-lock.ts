import type { Database } from "@/db/client";
import { DomainError } from "../errors";

/** The pool ends transactions that are silent for 30 s. */
const KEEP_ALIVE_MS = 10_000;

/**
 * Runs `work` while no other process imports this list. The lock is a connection's: when this process dies, it is
 * free at once. CONFLICT when somebody has it.
 */
export async function alone<T>(database: Database, list: string, work: () => Promise<T>): Promise<T> {
  return database.asSystem(async (tx) => {
    const [lock] = await tx.query<{ mine: boolean }>(
      "select pg_try_advisory_xact_lock(hashtext('veridesk.watchlist'), hashtext($1)) as mine",
      [list],
    );
    if (!lock?.mine) throw new DomainError("CONFLICT", "This list is being imported or pruned right now.");
    const alive = setInterval(() => void tx.query("select 1").catch(() => {}), KEEP_ALIVE_MS);
    try {
      return await work();
    } finally {
      clearInterval(alive);
    }
  });
}
