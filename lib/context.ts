import type { Database, Mode, Tx } from "@/db/client";
import type { Scope as KeyScope } from "./authorize";

export type Role = "admin" | "reviewer" | "auditor" | "developer";
export type Person = { id: string; name: string; email: string };
export type Actor =
  | {
      type: "user";
      person: Person;
      role: Role;
      signInId: string;
      /** How the sign-in was proven; a password alone where nothing is said. */
      strength?: "password" | "second_factor" | "passkey" | "single_sign_on" | "single_sign_on_second_factor";
    }
  | { type: "apiKey"; id: string; person: Person; role: Role; scopes: readonly KeyScope[] }
  | { type: "applicant"; sessionId: string; deviceId: string | null }
  | { type: "system"; name: string };

/** For whom, in which mode, by whom: the first argument of every verb. */
export type Ctx = {
  readonly database: Database;
  readonly tenantId: string;
  readonly mode: Mode;
  readonly actor: Actor;
  readonly requestId: string;
  /** The time of domain facts, in whole milliseconds. */
  readonly now: () => Date;
  /** Set when the caller already holds the transaction (idempotency, jobs): verbs then join it. */
  readonly tx?: Tx;
};

/** Runs `work` in the caller's transaction, or in one of its own. */
export function write<T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (ctx.tx) return work(ctx.tx);
  return ctx.database.inTenant({ tenantId: ctx.tenantId, mode: ctx.mode }, work);
}

/** As `write`, read-only when it opens its own transaction. */
export function read<T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (ctx.tx) return work(ctx.tx);
  return ctx.database.readTenant({ tenantId: ctx.tenantId, mode: ctx.mode }, work);
}

/** One read-only statement in one round trip (or in the caller's transaction). */
export function readRows<Row extends object>(
  ctx: Ctx,
  text: string,
  values: Parameters<Tx["query"]>[1] = [],
): Promise<Row[]> {
  if (ctx.tx) return ctx.tx.query<Row>(text, values);
  return ctx.database.readOnce<Row>({ tenantId: ctx.tenantId, mode: ctx.mode }, text, values);
}

/** The id that audit rows name; null for the system and for applicants, who have no account. */
export function actorId(actor: Actor): string | null {
  if (actor.type === "user") return actor.person.id;
  if (actor.type === "apiKey") return actor.id;
  return null;
}
