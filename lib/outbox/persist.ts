import { setTimeout as sleep } from "node:timers/promises";

// SQLSTATE classes that pass by themselves: connection, transaction rollback, resources, lock, operator, system.
const PASSING = /^(08|40|53|55|57|58)/;
const SQLSTATE = /^[0-9A-Z]{5}$/;

/** Whether a database error may be gone at the next try: lost connection, restart, deadlock, no free connection. */
export function isPassing(error: unknown): boolean {
  const { name, code } = error as { name?: string; code?: unknown };
  if (name === "ConnectionLost" || name === "PoolExhausted") return true;
  if (typeof code !== "string") return false;
  return SQLSTATE.test(code) ? PASSING.test(code) : true;
}

/**
 * Records what was already done outside: repeats `work` (a transaction, fenced by a lease) while the database is
 * away, up to `forMs`. Then, or at an error that will not pass, rethrows.
 */
export async function persist<T>(work: () => Promise<T>, forMs = 60_000): Promise<T> {
  const until = Date.now() + forMs;
  for (let pause = 100; ; pause = Math.min(pause * 2, 2_000)) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error) || Date.now() + pause > until) throw error;
      await sleep(pause);
    }
  }
}
