import { foreignKey, index, integer, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, mode, tenantId } from "../columns";
import { tenants } from "./tenants";

/**
 * Requests made with API keys in the last days: what was called and what came of it. Never bodies, never values of
 * paths or queries. Written in batches after the answer (lib/api-keys/request-log.ts), removed by the worker.
 */
export const apiRequests = pgTable(
  "api_requests",
  {
    tenantId: tenantId(),
    mode: mode(),
    /** The request's id, as the answer carried it. */
    id: id(),
    keyId: uuid("key_id").notNull(),
    method: text("method").notNull(),
    /** With its parameters as `:name`. */
    path: text("path").notNull(),
    status: smallint("status").notNull(),
    durationMs: integer("duration_ms").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    // The only tree: newest first is read along it, and an id (UUIDv7) tells its time, so it is found by it too.
    primaryKey({ columns: [t.tenantId, t.mode, t.createdAt, t.id] }),
    foreignKey({ columns: [t.tenantId], foreignColumns: [tenants.id] }),
    // Rows lie in the order of time: enough for the purge, at next to no cost for writing.
    index("api_requests_age_idx").using("brin", t.createdAt),
  ],
);
