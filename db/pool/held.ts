import { AsyncLocalStorage } from "node:async_hooks";

type Hold = { pool: object; open: boolean };

const held = new AsyncLocalStorage<readonly Hold[]>();
let refusing = true;

/** From now on a second connection is given all the same: production, where a rare wait is better than an error. */
export function tolerateSecond(): void {
  refusing = false;
}

/**
 * Work that holds a connection and waits for a second one of the same pool hangs as soon as enough of its kind run
 * at once, and never before. So it is refused the first time it is tried, unless `tolerateSecond` was called.
 */
export function refuseSecond(pool: object): void {
  if (refusing && held.getStore()?.some((hold) => hold.open && hold.pool === pool)) {
    throw new Error("This call chain already holds a connection of this pool; use its transaction.");
  }
}

/** Runs `work` as one that holds a connection of the pool. */
export async function holding<T>(pool: object, work: () => Promise<T>): Promise<T> {
  if (!refusing) return work();
  const hold = { pool, open: true };
  try {
    return await held.run([...(held.getStore() ?? []), hold], work);
  } finally {
    hold.open = false;
  }
}
