import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, id, mode, tenantId } from "../columns";
import { roleEnum } from "./members";
import { decisionEnum, outcomeEnum, verificationSessions } from "./sessions";

export type SignInStrength =
  | "password"
  | "second_factor"
  | "passkey"
  | "single_sign_on"
  | "single_sign_on_second_factor"
  | "api_key";

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
    /** From lib/verification/reason-codes.ts; null for reviews by callers that send none (the contract has none). */
    reasonCode: text("reason_code"),
    reviewerRole: roleEnum("reviewer_role"),
    /** How sure we are who it was: password, second factor, passkey, single sign-on, API key. */
    signInStrength: text("sign_in_strength").$type<SignInStrength>(),
    /** What the reviewer had opened of this session before deciding: media ids and "document_number". */
    opened: text("opened").array().notNull().default([]),
    /** The tenant's policy in force (tenants.policy_version). */
    policyVersion: integer("policy_version").notNull().default(1),
    /** The decision this one stands in place of; the older row stays as it is. */
    supersedesId: uuid("supersedes_id"),
    /** `proposed`: waits for a second person (four eyes) and is not the session's decision yet. */
    standing: text("standing").$type<"final" | "proposed">().notNull().default("final"),
    /** The proposal this review seconds, and who made it: never the same person (check below). */
    secondsReviewId: uuid("seconds_review_id"),
    firstReviewerId: uuid("first_reviewer_id"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.mode, t.id] }),
    foreignKey({
      columns: [t.tenantId, t.mode, t.sessionId],
      foreignColumns: [verificationSessions.tenantId, verificationSessions.mode, verificationSessions.id],
    }),
    unique("reviews_reviewer_key").on(t.tenantId, t.mode, t.id, t.reviewerId),
    // Four eyes in the database: the proposal's author is copied by reference, and must be somebody else.
    foreignKey({
      name: "reviews_first_reviewer_fk",
      columns: [t.tenantId, t.mode, t.secondsReviewId, t.firstReviewerId],
      foreignColumns: [t.tenantId, t.mode, t.id, t.reviewerId],
    }),
    uniqueIndex("reviews_seconded_once_key")
      .on(t.tenantId, t.mode, t.secondsReviewId)
      .where(sql`seconds_review_id is not null`),
    check(
      "reviews_four_eyes_check",
      sql`(${t.secondsReviewId} is null) = (${t.firstReviewerId} is null) and ${t.firstReviewerId} <> ${t.reviewerId}`,
    ),
    // What was decided lately: the overview's days that changed.
    index("reviews_newest_idx").on(t.tenantId, t.mode, t.createdAt),
    index("reviews_session_idx").on(t.tenantId, t.mode, t.sessionId, t.createdAt, t.id),
  ],
);
