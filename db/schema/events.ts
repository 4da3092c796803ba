import { sql } from "drizzle-orm";
import {
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytea, createdAt, id, mode, tenantId } from "../columns";
import { verificationSessions } from "./sessions";

/** What happened, with the public payload frozen as the exact bytes that are signed and sent. */
export const events = pgTable(
  "events",
  {
    tenantId: tenantId(),
    mode: mode(),
    id: id(),
    sessionId: uuid("session_id").notNull(),
    entityId: uuid("entity_id").notNull(),
    type: text("type").notNull(),
    sequence: integer("sequence").notNull(),
    /** The frozen bytes, sealed (lib/events/body.ts); null once they were purged (lib/outbox/purge-payloads.ts). */
    sealedBody: bytea("sealed_body"),
    /** As rows held it before bodies were sealed. */
    body: text("body"),
    /** What the timeline says of it; nothing personal. */
    facts: jsonb("facts")
      .$type<{ check_id?: string; check_type?: string; check_outcome?: string }>()
      .notNull()
      .default({}),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.mode, t.id] }),
    foreignKey({
      columns: [t.tenantId, t.mode, t.sessionId],
      foreignColumns: [verificationSessions.tenantId, verificationSessions.mode, verificationSessions.id],
    }),
    uniqueIndex("events_sequence_key").on(t.tenantId, t.mode, t.sessionId, t.sequence),
    // Fired exactly once each, whatever races: the end of a session.
    uniqueIndex("events_once_key")
      .on(t.tenantId, t.mode, t.sessionId, t.type)
      .where(
        sql`type in ('verification.session_created', 'verification.session_accessed', 'verification.session_completed', 'verification.session_failed', 'verification.session_expired')`,
      ),
    index("events_newest_idx").on(t.tenantId, t.mode, t.createdAt, t.id),
    // Read across tenants by the purge.
    index("events_bodies_idx").on(t.createdAt).where(sql`sealed_body is not null or body is not null`),
  ],
);
