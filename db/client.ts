import { LeasePool } from "./pool/lease-pool";
import { type Locked, lock } from "./pool/lock";
import { readOnce as readOnceOn, type Scope, type Tx, transaction } from "./pool/transaction";
import { APP_ROLE, SYSTEM_ROLE } from "./row-security";

export { tolerateSecond } from "./pool/held";
export { ConnectionLost } from "./pool/lease";
export { PoolExhausted } from "./pool/lease-pool";
export type { Mode, Tx } from "./pool/transaction";

type TenantScope = NonNullable<Scope>;

/** Locks held at once: one for each of the worker's slow and quick duties, and an import beside them. */
const LOCKS = 4;

/** A process's way to PostgreSQL: tenant-scoped transactions, and system ones for what precedes a tenant. */
export class Database {
  private readonly app: LeasePool;
  private readonly system: LeasePool;
  private readonly locks: LeasePool;

  /** @param poolSize connections for tenant work; a quarter of that more (at least 2) for system lookups; locks have their own */
  constructor(
    readonly url: string,
    poolSize: number,
  ) {
    this.app = new LeasePool(url, APP_ROLE, poolSize);
    this.system = new LeasePool(url, SYSTEM_ROLE, Math.max(2, Math.ceil(poolSize / 4)));
    this.locks = new LeasePool(url, SYSTEM_ROLE, LOCKS);
  }

  /** One transaction that sees and writes only the rows of this tenant and mode. */
  inTenant<T>(scope: TenantScope, work: (tx: Tx) => Promise<T>): Promise<T> {
    return transaction(this.app, scope, work);
  }

  /** As inTenant, refusing writes. */
  readTenant<T>(scope: TenantScope, work: (tx: Tx) => Promise<T>): Promise<T> {
    return transaction(this.app, scope, work, "read only");
  }

  /** One statement, one round trip, read-only, under the tenant's row security. */
  readOnce<Row extends object>(
    scope: TenantScope,
    text: string,
    values: Parameters<Tx["query"]>[1] = [],
  ): Promise<Row[]> {
    return readOnceOn<Row>(this.app, scope, text, values);
  }

  /** A transaction without tenant: sign-in, key and link lookup, queue claims, the operator's commands. Nothing else. */
  asSystem<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return transaction(this.system, null, work);
  }

  /** One system statement, read-only, one round trip. */
  readSystem<Row extends object>(text: string, values: Parameters<Tx["query"]>[1] = []): Promise<Row[]> {
    return readOnceOn<Row>(this.system, null, text, values);
  }

  /** Runs `work` unless somebody, in any process, holds the lock of that name; see pool/lock.ts. */
  whileLocked<T>(space: string, name: string, work: () => Promise<T>): Promise<Locked<T>> {
    return lock(this.locks, space, name, work);
  }

  /** Ends idle connections; running transactions finish first. */
  async close(): Promise<void> {
    await Promise.all([this.app.close(), this.system.close(), this.locks.close()]);
  }
}
