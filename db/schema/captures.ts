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
    /** Random data key of this file, wrapped by the session's key (AES-256-GCM; lib/storage/envelope.ts). */
    wrappedKey: bytea("wrapped_key").notNull(),
    createdAt: createdAt(),
    /** The file is gone: by retention, erasure, or redacted by itself. The row and its hash stay. */
    deletedAt: instant("deleted_at"),
    deletedReason: text("deleted_reason").$type<"retention" | "erasure" | "redacted" | "orphan">(),
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
    /** Quality hints that were shown and passed over, as the device sent them. */
    warnings: text("warnings").array().notNull().default([]),
    /** Set when the engine has looked at it: only then does the try count. */
    processedAt: instant("processed_at"),
    /** Why the step is asked for again (RecaptureReason); null: it was good enough, or not looked at yet. */
    rejectedReason: text("rejected_reason"),
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

/** The pictures of a liveness capture, in the order they were taken; each is a media row of its own. */
export const captureFrames = pgTable(
  "capture_frames",
  {
    tenantId: tenantId(),
    mode: mode(),
    captureId: uuid("capture_id").notNull(),
    position: smallint("position").notNull(),
    mediaId: uuid("media_id").notNull(),
    /** The action of the challenge this frame answers; null for frames between. */
    action: text("action"),
    /** Milliseconds since the challenge was shown, by the device's clock. */
    takenMs: integer("taken_ms").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.mode, t.captureId, t.position] }),
    foreignKey({
      columns: [t.tenantId, t.mode, t.captureId],
      foreignColumns: [captures.tenantId, captures.mode, captures.id],
    }),
    foreignKey({
      columns: [t.tenantId, t.mode, t.mediaId],
      foreignColumns: [media.tenantId, media.mode, media.id],
    }),
  ],
);

/** A random challenge shown to the person; frames count only for the newest one of their session, in time. */
export const livenessChallenges = pgTable(
  "liveness_challenges",
  {
    tenantId: tenantId(),
    mode: mode(),
    id: id(),
    sessionId: uuid("session_id").notNull(),
    /** In the order to be done: lib/checks/liveness-actions.ts. */
    actions: text("actions").array().notNull(),
    createdAt: createdAt(),
    expiresAt: instant("expires_at").notNull(),
    /** The capture that answered it. A challenge is answered once. */
    captureId: uuid("capture_id"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.mode, t.id] }),
    foreignKey({
      columns: [t.tenantId, t.mode, t.sessionId],
      foreignColumns: [verificationSessions.tenantId, verificationSessions.mode, verificationSessions.id],
    }),
    index("liveness_challenges_session_idx").on(t.tenantId, t.mode, t.sessionId, t.createdAt),
  ],
);

/** The session's media key, wrapped by the tenant's: destroying the row destroys every picture of the session. */
export const sessionKeys = pgTable(
  "session_keys",
  {
    tenantId: tenantId(),
    mode: mode(),
    sessionId: uuid("session_id").notNull(),
    wrappedKey: bytea("wrapped_key").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.mode, t.sessionId] }),
    foreignKey({
      columns: [t.tenantId, t.mode, t.sessionId],
      foreignColumns: [verificationSessions.tenantId, verificationSessions.mode, verificationSessions.id],
    }),
  ],
);

/** The tenant's media key, wrapped by the operator's key: destroying the row destroys every picture of the tenant. */
export const tenantKeys = pgTable(
  "tenant_keys",
  { tenantId: tenantId(), wrappedKey: bytea("wrapped_key").notNull(), createdAt: createdAt() },
  (t) => [primaryKey({ columns: [t.tenantId] })],
);
