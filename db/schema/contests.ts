import { sql } from "drizzle-orm";
import { check, foreignKey, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant, mode, tenantId } from "../columns";
import { verificationSessions } from "./sessions";

/**
 * A failed applicant asks for a person; a reviewer answers once (decisions.md › Contest). The session's status and
 * outcome do not change.
 */
export const contests = pgTable(
  "contests",
  {
    tenantId: tenantId(),
    mode: mode(),
    id: id(),
    sessionId: uuid("session_id").notNull(),
    /** The applicant's own words. */
    text: text("text").notNull(),
    language: text("language").notNull().default("en"),
    createdAt: createdAt(),
    /** Where the tenant demands four eyes for `accepted`: the first person's answer, waiting for another's. */
    proposedBy: uuid("proposed_by"),
    proposedByName: text("proposed_by_name"),
    proposedAt: instant("proposed_at"),
    proposedNotes: text("proposed_notes"),
    proposedMethod: text("proposed_method"),
    decision: text("decision").$type<"upheld" | "new_session" | "accepted">(),
    notes: text("notes"),
    /** For `accepted`: on what other evidence. */
    method: text("method"),
    decidedBy: uuid("decided_by"),
    decidedByName: text("decided_by_name"),
    decidedAt: instant("decided_at"),
    newSessionId: uuid("new_session_id"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.mode, t.id] }),
    foreignKey({
      columns: [t.tenantId, t.mode, t.sessionId],
      foreignColumns: [verificationSessions.tenantId, verificationSessions.mode, verificationSessions.id],
    }),
    uniqueIndex("contests_session_key").on(t.tenantId, t.mode, t.sessionId),
    check("contests_four_eyes_check", sql`${t.proposedBy} <> ${t.decidedBy}`),
    check(
      "contests_decided_check",
      sql`(${t.decidedAt} is null) = (${t.decidedBy} is null) and (${t.decidedAt} is null or ${t.decision} is not null)`,
    ),
  ],
);
