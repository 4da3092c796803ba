import { foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytea, createdAt, id, instant, mode, tenantId } from "../columns";
import { verificationSessions } from "./sessions";

/** What the person agreed to, when, in which words (GDPR Art. 7(1), 9; BIPA § 15(b)). Withdrawn, never deleted early. */
export const consents = pgTable(
  "consents",
  {
    tenantId: tenantId(),
    mode: mode(),
    id: id(),
    sessionId: uuid("session_id").notNull(),
    entityId: uuid("entity_id").notNull(),
    version: text("version").notNull(),
    language: text("language").notNull(),
    textHash: bytea("text_hash").notNull(),
    /** Address the person agreed from; null once retention has removed it. */
    ip: text("ip"),
    createdAt: createdAt(),
    withdrawnAt: instant("withdrawn_at"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.mode, t.id] }),
    foreignKey({
      columns: [t.tenantId, t.mode, t.sessionId],
      foreignColumns: [verificationSessions.tenantId, verificationSessions.mode, verificationSessions.id],
    }),
    index("consents_session_idx").on(t.tenantId, t.mode, t.sessionId),
  ],
);

/** A one-time code that lets another device of the person go on (shown as a QR code); minutes, then dead. */
export const handovers = pgTable(
  "handovers",
  {
    tenantId: tenantId(),
    mode: mode(),
    id: id(),
    sessionId: uuid("session_id").notNull(),
    tokenHash: bytea("token_hash").notNull(),
    createdAt: createdAt(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.mode, t.id] }),
    foreignKey({
      columns: [t.tenantId, t.mode, t.sessionId],
      foreignColumns: [verificationSessions.tenantId, verificationSessions.mode, verificationSessions.id],
    }),
    index("handovers_token_idx").on(t.tokenHash),
  ],
);
