import { sql } from "drizzle-orm";
import {
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytea, createdAt, id, instant, mode, tenantId } from "../columns";
import { verificationSessions } from "./sessions";

/** An encrypted file in the media store. The bytes are written first; a file without a row is an orphan and swept. */
export const media = pgTable(
  "media",
  {
    tenantId: tenantId(),
    mode: mode(),
    id: id(),
    sessionId: uuid("session_id").notNull(),
    storageKey: text("storage_key").notNull(),
    contentType: text("content_type").notNull(),
    /** Size and hash of the plain bytes as stored (after re-encoding). */
    bytes: integer("bytes").notNull(),
    width: integer("width"),
    height: integer("height"),
    sha256: bytea("sha256").notNull(),
    /** Random data key of this file, wrapped by the tenant's key (AES-256-GCM; lib/storage/envelope.ts). */
    wrappedKey: bytea("wrapped_key").notNull(),
    createdAt: createdAt(),
    deletedAt: instant("deleted_at"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.mode, t.id] }),
    foreignKey({
      columns: [t.tenantId, t.mode, t.sessionId],
      foreignColumns: [verificationSessions.tenantId, verificationSessions.mode, verificationSessions.id],
    }),
    uniqueIndex("media_storage_key").on(t.storageKey),
  ],
);

/** What the person handed in for a step; a repeated step supersedes the earlier capture. */
export const captures = pgTable(
  "captures",
  {
    tenantId: tenantId(),
    mode: mode(),
    id: id(),
    sessionId: uuid("session_id").notNull(),
    step: text("step").notNull(),
    attempt: smallint("attempt").notNull(),
    mediaId: uuid("media_id"),
    createdAt: createdAt(),
    supersededAt: instant("superseded_at"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.mode, t.id] }),
    foreignKey({
      columns: [t.tenantId, t.mode, t.sessionId],
      foreignColumns: [verificationSessions.tenantId, verificationSessions.mode, verificationSessions.id],
    }),
    foreignKey({
      columns: [t.tenantId, t.mode, t.mediaId],
      foreignColumns: [media.tenantId, media.mode, media.id],
    }),
    uniqueIndex("captures_current_key")
      .on(t.tenantId, t.mode, t.sessionId, t.step)
      .where(sql`superseded_at is null`),
    index("captures_session_idx").on(t.tenantId, t.mode, t.sessionId),
  ],
);

/** The tenant's media key, wrapped by the operator's key: destroying the row destroys every picture of the tenant. */
export const tenantKeys = pgTable(
  "tenant_keys",
  { tenantId: tenantId(), wrappedKey: bytea("wrapped_key").notNull(), createdAt: createdAt() },
  (t) => [primaryKey({ columns: [t.tenantId] })],
);
