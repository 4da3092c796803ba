import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, id, instant, mode, tenantId } from "../columns";
import { entities } from "./entities";

/** Requests to erase an entity, and what came of each: done at once, or deferred until a hold has ended. */
export const erasures = pgTable(
  "erasures",
  {
    tenantId: tenantId(),
    mode: mode(),
    id: id(),
    entityId: uuid("entity_id").notNull(),
    state: text("state").$type<"done" | "deferred">().notNull(),
    /** Null when the operator or the clock asked. */
    requestedBy: uuid("requested_by"),
    createdAt: createdAt(),
    deferredUntil: instant("deferred_until"),
    /** Why it is deferred; no personal data. */
    reason: text("reason"),
    finishedAt: instant("finished_at"),
    /** What was destroyed (hashes) and what stays and why: lib/retention/receipt.ts. */
    receipt: jsonb("receipt").$type<Record<string, unknown>>(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.mode, t.id] }),
    foreignKey({
      columns: [t.tenantId, t.mode, t.entityId],
      foreignColumns: [entities.tenantId, entities.mode, entities.id],
    }),
    uniqueIndex("erasures_entity_key").on(t.tenantId, t.mode, t.entityId),
    // Deferred ones are looked through across tenants by the worker.
    index("erasures_deferred_idx").on(t.deferredUntil).where(sql`state = 'deferred'`),
    check("erasures_state_check", sql`(${t.state} = 'done') = (${t.finishedAt} is not null)`),
  ],
);
