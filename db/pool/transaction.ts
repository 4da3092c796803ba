import { DrizzleQueryError } from "drizzle-orm";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type postgres from "postgres";
import type * as schema from "../schema";
import { holding, refuseSecond } from "./held";
import { ConnectionLost, type Lease, type Statement } from "./lease";
import type { LeasePool } from "./lease-pool";

export type Mode = "test" | "live";
/** Whose rows a transaction may touch; null (system role only) for lookups that come before a tenant is known. */
export type Scope = { tenantId: string; mode: Mode } | null;
export type Db = PostgresJsDatabase<typeof schema>;
type Value = string | number | boolean | Date | Buffer | null | undefined | readonly string[];

/** An open transaction. Everything in it is written, or nothing. */
export interface Tx {
  /** Query builder. */
  readonly db: Db;
  /** A prepared statement with $1… parameters: for hot paths and for what the builder cannot say. */
  query<Row extends object>(text: string, values?: readonly Value[]): Promise<Row[]>;
  /** Runs after a successful commit, in order; must not throw. Never for work that must not be lost. */
  onCommit(hook: () => void): void;
  /** Undoes what `work` wrote if it throws, and lets the transaction go on. */
  attempt<T>(work: () => Promise<T>): Promise<T>;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function beginText(scope: Scope, access: "read write" | "read only"): string {
  if (!scope) return `begin ${access}`;
  if (!UUID.test(scope.tenantId) || (scope.mode !== "test" && scope.mode !== "live")) {
    throw new Error("A transaction needs a tenant id and a mode.");
  }
  return `begin ${access};select set_config('app.tenant_id','${scope.tenantId}',true),set_config('app.mode','${scope.mode}',true)`;
}

/** The lease as this one transaction may use it: refuses statements once the transaction is over. */
function guard(lease: Lease) {
  let open = true;
  return {
    unsafe: (text: string, values: unknown[] = [], options?: postgres.UnsafeQueryOptions) => {
      if (!open) throw new ConnectionLost("the transaction is over");
      return lease.run(text, values, options);
    },
    close: () => {
      open = false;
    },
  };
}

/** Starts a statement whose failure somebody else will see first. */
function start(statement: Statement): Promise<unknown> {
  const started = Promise.resolve(statement);
  started.catch(() => {});
  return started;
}

/**
 * Runs `work` in one transaction under the scope's row security and commits it. The first statement travels with
 * BEGIN in one round trip. Any error rolls back; a lost connection rejects with ConnectionLost (or the driver's
 * error) and the lease is discarded, never reused. Read committed.
 */
export async function transaction<T>(
  pool: LeasePool,
  scope: Scope,
  work: (tx: Tx) => Promise<T>,
  access: "read write" | "read only" = "read write",
): Promise<T> {
  const text = beginText(scope, access);
  refuseSecond(pool);
  const lease = await pool.acquire();
  const { unsafe, close } = guard(lease);
  const hooks: (() => void)[] = [];
  let db: Db | undefined;
  let savepoints = 0;
  let healthy = false;
  const tx: Tx = {
    get db() {
      if (!db) {
        const client = { options: lease.options, unsafe } as unknown as postgres.Sql;
        db = drizzle(client) as unknown as Db;
      }
      return db;
    },
    query: async (statement, values = []) =>
      (await unsafe(statement, values as unknown[], { prepare: true })) as never,
    onCommit: (hook) => void hooks.push(hook),
    attempt: async (inner) => {
      savepoints += 1;
      const name = `attempt_${savepoints}`;
      const mark = hooks.length;
      const marked = start(unsafe(`savepoint ${name}`));
      try {
        const result = await inner();
        await marked;
        return result;
      } catch (error) {
        hooks.length = mark;
        await unsafe(`rollback to savepoint ${name}`);
        throw error;
      }
    },
  };
  try {
    const begun = start(lease.run(text, [], { simple: true }));
    try {
      const result = await holding(pool, () => work(tx));
      await begun;
      close();
      if (lease.dead) throw new ConnectionLost("the database connection was lost");
      const done = await lease.run("commit", []);
      if (lease.dead) throw new ConnectionLost("the database connection was lost");
      if (done.command !== "COMMIT")
        throw new Error("The transaction was aborted by an error that nobody raised.");
      healthy = true;
      for (const hook of hooks) hook();
      return result;
    } catch (error) {
      close();
      if (!lease.dead && !healthy) {
        healthy = await rolledBack(lease);
      }
      throw withoutValues(error);
    }
  } finally {
    pool.release(lease, healthy);
  }
}

/** Drizzle's own error repeats the statement with its parameters, which are personal data: only its cause goes on. */
function withoutValues(error: unknown): unknown {
  return error instanceof DrizzleQueryError && error.cause ? error.cause : error;
}

/**
 * One read-only statement in a single round trip: under row security BEGIN, statement and COMMIT are pipelined;
 * without a scope the statement is its own transaction, read-only by the connection's default.
 */
export async function readOnce<Row extends object>(
  pool: LeasePool,
  scope: Scope,
  statement: string,
  values: readonly Value[],
): Promise<Row[]> {
  const text = beginText(scope, "read only");
  refuseSecond(pool);
  const lease = await pool.acquire();
  let healthy = false;
  try {
    const begun = scope && lease.run(text, [], { simple: true });
    const rows = lease.run(statement, values as unknown[], { prepare: true });
    const done = scope && lease.run("commit", []);
    const [, result, end] = await Promise.allSettled([begun, rows, done]);
    healthy = end.status === "fulfilled" && !lease.dead;
    if (result.status === "rejected") throw result.reason;
    return result.value as unknown as Row[];
  } finally {
    pool.release(lease, healthy);
  }
}

async function rolledBack(lease: Lease): Promise<boolean> {
  try {
    await lease.run("rollback", []);
    return !lease.dead;
  } catch {
    return false;
  }
}
