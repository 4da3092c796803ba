import { sql } from "drizzle-orm";
import { index, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import { bytea, createdAt, instant, mode, tenantId } from "../columns";

/** Stored answers by Idempotency-Key, written in the transaction of the work they answer for. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    tenantId: tenantId(),
    mode: mode(),
    method: text("method").notNull(),
    path: text("path").notNull(),
    key: text("key").notNull(),
    requestHash: bytea("request_hash").notNull(),
    status: smallint("status").notNull(),
    /** The answer, sealed (lib/api/handle/idempotency.ts); empty once what it speaks of was erased. */
    body: bytea("body").notNull(),
    /** Every id the answer names, so that erasing a person finds it. */
    subjects: uuid("subjects").array().notNull().default(sql`'{}'`),
    createdAt: createdAt(),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.mode, t.method, t.path, t.key] }),
    index("idempotency_expires_idx").on(t.expiresAt),
  ],
);
