import { sql } from "drizzle-orm";
import {
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, id, mode, tenantId } from "../columns";
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
    body: text("body").notNull(),
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
  ],
);
