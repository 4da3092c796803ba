import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, id, instant, mode, tenantId } from "../columns";
import { verificationSessions } from "./sessions";
import { tenants } from "./tenants";

export const creditKindEnum = pgEnum("credit_kind", ["top_up", "charge", "adjustment"]);

/** The balance; always the sum of the ledger, changed in the same transaction. */
export const creditAccounts = pgTable(
  "credit_accounts",
  {
    tenantId: tenantId(),
    mode: mode(),
    balance: integer("balance").notNull().default(0),
    /** Since when the balance is below the threshold; set with the mail that says so, null above it. */
    lowSince: instant("low_since"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.mode] }),
    foreignKey({ columns: [t.tenantId], foreignColumns: [tenants.id] }),
  ],
);

/** Every change of the balance. Append-only. */
export const creditEntries = pgTable(
  "credit_entries",
  {
    tenantId: tenantId(),
    mode: mode(),
    id: id(),
    kind: creditKindEnum("kind").notNull(),
    amount: integer("amount").notNull(),
    sessionId: uuid("session_id"),
    note: text("note").notNull().default(""),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.mode, t.id] }),
    foreignKey({
      columns: [t.tenantId, t.mode, t.sessionId],
      foreignColumns: [verificationSessions.tenantId, verificationSessions.mode, verificationSessions.id],
    }),
    // A session is charged once, whatever races.
    uniqueIndex("credit_entries_charge_key").on(t.tenantId, t.mode, t.sessionId).where(sql`kind = 'charge'`),
    index("credit_entries_newest_idx").on(t.tenantId, t.mode, t.createdAt, t.id),
    check(
      "credit_entries_charge_check",
      sql`${t.kind} <> 'charge' or (${t.sessionId} is not null and ${t.amount} <= 0 and ${t.mode} = 'live')`,
    ),
  ],
);
