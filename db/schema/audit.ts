import {
  bigint,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytea, createdAt, id, instant, modeEnum, tenantId } from "../columns";
import { tenants } from "./tenants";

/**
 * Who did what. Written in the transaction of the change; the worker then seals entries into the tenant's
 * hash chain (sequence, hash), so that writers never wait for each other. No personal data in `details`.
 */
export const auditEntries = pgTable(
  "audit_entries",
  {
    tenantId: tenantId(),
    id: id(),
    mode: modeEnum("mode"),
    action: text("action").notNull(),
    actorType: text("actor_type").$type<"user" | "apiKey" | "applicant" | "system">().notNull(),
    actorId: uuid("actor_id"),
    targetType: text("target_type").notNull(),
    targetId: uuid("target_id"),
    requestId: text("request_id"),
    details: jsonb("details").$type<Record<string, unknown>>().notNull().default({}),
    createdAt: createdAt(),
    sequence: bigint("sequence", { mode: "number" }),
    hash: bytea("hash"),
    sealedAt: instant("sealed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({ columns: [t.tenantId], foreignColumns: [tenants.id] }),
    uniqueIndex("audit_entries_sequence_key").on(t.tenantId, t.sequence),
    index("audit_entries_newest_idx").on(t.tenantId, t.createdAt, t.id),
    index("audit_entries_target_idx").on(t.tenantId, t.targetType, t.targetId),
  ],
);
