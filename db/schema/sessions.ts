import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytea, createdAt, id, instant, mode, tenantId } from "../columns";
import { foldedOf } from "../folded";
import { entities } from "./entities";

export const SESSION_STATUSES = ["pending", "accessed", "completed", "expired", "revoked", "failed"] as const;
export const SESSION_OUTCOMES = ["pending", "clear", "consider", "attention", "issue", "error"] as const;
export const outcomeEnum = pgEnum("outcome", [
  "pending",
  "clear",
  "consider",
  "attention",
  "issue",
  "error",
  "not_processed",
]);
/** Why a session waits for a person. */
export type QueueReason = "outcome" | "flagged" | "second_person" | "contest" | "screening";
export const decisionEnum = pgEnum("decision", ["approved", "rejected", "flagged", "pending"]);

/** One verification of one individual. Moves and their rules: lib/verification/session-state.ts. */
export const verificationSessions = pgTable(
  "verification_sessions",
  {
    tenantId: tenantId(),
    mode: mode(),
    id: id(),
    entityId: uuid("entity_id").notNull(),
    /** As it was when the session was created: a later rename does not rewrite the record. */
    entityName: text("entity_name").notNull(),
    externalId: text("external_id"),
    email: text("email"),
    /** What a search by the beginning of the address compares (db/folded.ts). */
    searchEmail: text("search_email").generatedAlwaysAs(foldedOf("email")),
    profile: text("profile").$type<"basic" | "standard" | "comprehensive" | "custom">().notNull(),
    // Text, not an enum: under row security PostgreSQL uses an index for a filter only if its operator is leakproof,
    // which equality of text is and equality of enums is not. Lists filter by these two.
    status: text("status", { enum: SESSION_STATUSES }).notNull().default("pending"),
    outcome: text("outcome", { enum: SESSION_OUTCOMES }).notNull().default("pending"),
    failureReason: text("failure_reason"),
    failureDetails: text("failure_details").notNull().default(""),
    deliveryMethod: text("delivery_method").$type<"email" | "link">().notNull(),
    emailSent: boolean("email_sent").notNull(),
    webhookUrl: text("webhook_url"),
    completionRedirectUrl: text("completion_redirect_url"),
    completionState: text("completion_state"),
    checkTypes: text("check_types").array().notNull(),
    /** Credits charged if it completes, fixed at creation. */
    price: integer("price").notNull(),
    resendCount: smallint("resend_count").notNull().default(0),
    /** Number of events written so far: `sequence` of the next one is this + 1. */
    eventSequence: integer("event_sequence").notNull().default(0),
    /** Text, as status and outcome are: lists filter by it. */
    latestDecision: text("latest_decision", { enum: decisionEnum.enumValues }),
    /** Since when a person is needed, and why; null: nobody is. Written only by lib/queue/queue-entry.ts. */
    queuedAt: instant("queued_at"),
    queueReason: text("queue_reason").$type<QueueReason>(),
    /** Higher goes first: lib/queue/queue-entry.ts says how it is made. 0 when not queued. */
    queueRisk: smallint("queue_risk").notNull().default(0),
    /** Whose work this is (assigned), and whose screen it is on right now (claimed; lapses by itself). */
    assigneeId: uuid("assignee_id"),
    claimedBy: uuid("claimed_by"),
    claimedUntil: instant("claimed_until"),
    /** The session whose contest was answered with a new try; that try is free of charge. */
    replacesSessionId: uuid("replaces_session_id"),
    /** HMAC of the document number, folded (lib/verification/document-number.ts): found by exact number only. */
    documentNumberHash: bytea("document_number_hash"),
    /** What the person chose on their screens; texts and mails follow. */
    applicantLanguage: text("applicant_language"),
    /** What the person says they hold (DOCUMENT_TYPES) and which country issued it (ISO 3166-1 alpha-2). */
    documentType: text("document_type").$type<"passport" | "identity_card" | "driving_licence">(),
    documentCountry: text("document_country"),
    /** The person chose the way without biometrics: no face is measured, a person decides. */
    withoutBiometrics: boolean("without_biometrics").notNull().default(false),
    /** Every configured check produced a usable result. Written when the session ends. */
    checksCompleted: boolean("checks_completed").notNull().default(false),
    /** Set when the applicant has handed everything in and the checks are queued. */
    submittedAt: instant("submitted_at"),
    accessedAt: instant("accessed_at"),
    completedAt: instant("completed_at"),
    revokedAt: instant("revoked_at"),
    expiresAt: instant("expires_at").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.mode, t.id] }),
    foreignKey({
      columns: [t.tenantId, t.mode, t.entityId],
      foreignColumns: [entities.tenantId, entities.mode, entities.id],
    }),
    // One active session per entity and mode: of racing creations all but one lose here.
    uniqueIndex("sessions_one_active_key")
      .on(t.tenantId, t.mode, t.entityId)
      .where(sql`status in ('pending', 'accessed')`),
    // Lists, newest first, for every filter the contract has; a page costs the same at any size.
    index("sessions_newest_idx").on(t.tenantId, t.mode, t.createdAt, t.id),
    index("sessions_status_idx").on(t.tenantId, t.mode, t.status, t.createdAt, t.id),
    index("sessions_outcome_idx").on(t.tenantId, t.mode, t.outcome, t.createdAt, t.id),
    index("sessions_status_outcome_idx").on(t.tenantId, t.mode, t.status, t.outcome, t.createdAt, t.id),
    index("sessions_entity_idx").on(t.tenantId, t.mode, t.entityId, t.createdAt, t.id),
    index("sessions_profile_idx").on(t.tenantId, t.mode, t.profile, t.createdAt, t.id),
    index("sessions_decision_idx")
      .on(t.tenantId, t.mode, t.latestDecision, t.createdAt, t.id)
      .where(sql`latest_decision is not null`),
    index("sessions_search_email_idx")
      .on(t.tenantId, t.mode, sql`search_email collate "C"`)
      .where(sql`search_email is not null`),
    // The work queue: what needs a person, riskiest first, then oldest. Small: it holds nothing else.
    index("sessions_queue_idx")
      .on(t.tenantId, t.mode, t.queueRisk.desc(), t.queuedAt, t.id)
      .where(sql`queued_at is not null`),
    index("sessions_assignee_idx")
      .on(t.tenantId, t.mode, t.assigneeId, t.createdAt, t.id)
      .where(sql`assignee_id is not null`),
    index("sessions_document_number_idx")
      .on(t.tenantId, t.mode, t.documentNumberHash)
      .where(sql`document_number_hash is not null`),
    // The sweeper finds overdue sessions across tenants.
    index("sessions_overdue_idx").on(t.expiresAt).where(sql`status in ('pending', 'accessed')`),
    check(
      "sessions_status_check",
      sql.raw(`status in (${SESSION_STATUSES.map((v) => `'${v}'`).join(", ")})`),
    ),
    check(
      "sessions_outcomes_check",
      sql.raw(`outcome in (${SESSION_OUTCOMES.map((v) => `'${v}'`).join(", ")})`),
    ),
    check("sessions_resend_check", sql`${t.resendCount} between 0 and 3`),
    check("sessions_email_check", sql`not ${t.emailSent} or ${t.email} is not null`),
    check("sessions_queue_check", sql`(${t.queuedAt} is null) = (${t.queueReason} is null)`),
    check(
      "sessions_finished_check",
      sql`(${t.status} in ('completed', 'failed')) = (${t.completedAt} is not null) and (${t.status} = 'revoked') = (${t.revokedAt} is not null)`,
    ),
    check(
      "sessions_outcome_check",
      sql`${t.status} <> 'completed' or ${t.outcome} in ('clear', 'consider', 'attention')`,
    ),
  ],
);

/** Secrets mailed to the person, kept as hashes. A session has at most one that still opens it. */
export const linkTokens = pgTable(
  "link_tokens",
  {
    tenantId: tenantId(),
    mode: mode(),
    id: id(),
    sessionId: uuid("session_id").notNull(),
    tokenHash: bytea("token_hash").notNull(),
    createdAt: createdAt(),
    replacedAt: instant("replaced_at"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.mode, t.id] }),
    foreignKey({
      columns: [t.tenantId, t.mode, t.sessionId],
      foreignColumns: [verificationSessions.tenantId, verificationSessions.mode, verificationSessions.id],
    }),
    uniqueIndex("link_tokens_hash_key").on(t.tokenHash),
    uniqueIndex("link_tokens_current_key")
      .on(t.tenantId, t.mode, t.sessionId)
      .where(sql`replaced_at is null`),
  ],
);

/** Devices on which the person pressed Start: the cookie's hash. */
export const applicantDevices = pgTable(
  "applicant_devices",
  {
    tenantId: tenantId(),
    mode: mode(),
    id: id(),
    sessionId: uuid("session_id").notNull(),
    tokenHash: bytea("token_hash").notNull(),
    consent: jsonb("consent").$type<{ version: string; language: string; textHash: string; at: string }>(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.mode, t.id] }),
    foreignKey({
      columns: [t.tenantId, t.mode, t.sessionId],
      foreignColumns: [verificationSessions.tenantId, verificationSessions.mode, verificationSessions.id],
    }),
    uniqueIndex("applicant_devices_hash_key").on(t.tokenHash),
  ],
);
