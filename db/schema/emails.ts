import { sql } from "drizzle-orm";
import { foreignKey, index, integer, pgEnum, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytea, createdAt, id, instant, mode, tenantId } from "../columns";
import { tenants } from "./tenants";

export const emailStateEnum = pgEnum("email_state", ["pending", "sent", "failed", "cancelled"]);

/** E-mails to send: a queue row. The link in it is secret, so what the template needs is sealed and wiped once sent. */
export const emails = pgTable(
  "emails",
  {
    tenantId: tenantId(),
    mode: mode(),
    id: id(),
    sessionId: uuid("session_id"),
    template: text("template").notNull(),
    recipient: text("recipient").notNull(),
    language: text("language").notNull().default("en"),
    /** Template input, sealed with the operator's key; null once sent or given up. */
    sealedInput: bytea("sealed_input"),
    state: emailStateEnum("state").notNull().default("pending"),
    attempts: integer("attempts").notNull().default(0),
    runAt: instant("run_at").notNull().default(sql`now()`),
    leaseToken: uuid("lease_token"),
    leasedUntil: instant("leased_until"),
    lastError: text("last_error"),
    createdAt: createdAt(),
    finishedAt: instant("finished_at"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.mode, t.id] }),
    foreignKey({ columns: [t.tenantId], foreignColumns: [tenants.id] }),
    // Claimed across tenants by the worker.
    index("emails_due_idx").on(t.runAt).where(sql`state = 'pending'`),
    index("emails_lane_idx").on(t.tenantId, t.runAt).where(sql`state = 'pending'`),
    index("emails_newest_idx").on(t.tenantId, t.mode, t.createdAt, t.id),
    index("emails_session_idx").on(t.tenantId, t.mode, t.sessionId),
  ],
);
