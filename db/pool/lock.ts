import type { LeasePool } from "./lease-pool";
import { transaction } from "./transaction";

/** Well within idle_in_transaction_session_timeout (lease.ts). */
const KEEP_ALIVE_MS = 10_000;

export type Locked<T> = { ran: true; value: T } | { ran: false };

/**
 * Runs `work` while no other process, and nobody else in this one, holds the lock of that name; at once says
 * `ran: false` where somebody does. The lock is a connection's: when this process dies, it is free. `pool` must be
 * one from which `work` takes nothing, or those who hold locks wait for each other.
 */
export function lock<T>(
  pool: LeasePool,
  space: string,
  name: string,
  work: () => Promise<T>,
): Promise<Locked<T>> {
  return transaction(pool, null, async (tx) => {
    const [row] = await tx.query<{ mine: boolean }>(
      "select pg_try_advisory_xact_lock(hashtext($1), hashtext($2)) as mine",
      [space, name],
    );
    if (!row?.mine) return { ran: false };
    const alive = setInterval(() => void tx.query("select 1").catch(() => {}), KEEP_ALIVE_MS);
    try {
      return { ran: true, value: await work() };
    } finally {
      clearInterval(alive);
    }
  });
}
