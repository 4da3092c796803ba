import { foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, mode, tenantId } from "../columns";
import { decisionEnum, outcomeEnum, verificationSessions } from "./sessions";

/** Decisions of people about completed sessions. Append-only: the application role may not update or delete. */
export const reviews = pgTable(
  "reviews",
  {
    tenantId: tenantId(),
    mode: mode(),
    id: id(),
    sessionId: uuid("session_id").notNull(),
    decision: decisionEnum("decision").notNull(),
    notes: text("notes").notNull(),
    checkIds: uuid("check_ids").array(),
    reviewerId: uuid("reviewer_id").notNull(),
    /** As they were at that moment: the record must read the same years later. */
    reviewerName: text("reviewer_name").notNull(),
    reviewerEmail: text("reviewer_email").notNull(),
    apiKeyId: uuid("api_key_id"),
    machineOutcome: outcomeEnum("machine_outcome").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.mode, t.id] }),
    foreignKey({
      columns: [t.tenantId, t.mode, t.sessionId],
      foreignColumns: [verificationSessions.tenantId, verificationSessions.mode, verificationSessions.id],
    }),
    index("reviews_session_idx").on(t.tenantId, t.mode, t.sessionId, t.createdAt, t.id),
  ],
);
