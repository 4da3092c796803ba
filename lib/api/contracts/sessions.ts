import { z } from "zod";
import { discrepancy } from "./discrepancies";

const time = z.string().meta({ format: "date-time", example: "2026-06-12T12:00:00Z" });
const id = z.string().meta({ format: "uuid" });

export const sessionStatus = z.enum(["pending", "accessed", "completed", "expired", "revoked", "failed"]);
export const sessionOutcome = z.enum(["pending", "clear", "consider", "attention", "issue", "error"]);
export const decision = z.enum(["approved", "rejected", "flagged", "pending"]);
export const checkType = z.enum([
  "document_check",
  "identity_check",
  "enhanced_identity_check",
  "proof_of_address_check",
  "aml_check",
  "pep_check",
]);
const contest = z
  .object({
    status: z.enum(["open", "awaiting_second_person", "resolved"]),
    decision: z.enum(["upheld", "new_session", "accepted"]).nullable(),
    decided_at: time.nullable(),
  })
  .nullable();

/** An e-mail address as the wire may carry it; an empty string is "not given". */
const email = z.union([z.literal(""), z.email().max(254)]);

/** Body of POST …/verification/sessions/. Unknown fields are ignored; wrong types are refused, not coerced. */
export const createSessionBody = z
  .object({
    entity_id: z
      .string()
      .min(1)
      .max(100)
      .meta({ format: "uuid", description: "Entity to verify; an individual." }),
    email: email
      .nullish()
      .meta({ description: "Where the link is sent. Required while send_email is true." }),
    verification_profile: z.enum(["basic", "standard", "comprehensive"]).nullish(),
    verification_checks: z
      .record(
        z.string().max(60),
        z.union([
          z.boolean(),
          z.object({ enabled: z.boolean(), options: z.record(z.string(), z.unknown()).nullish() }),
        ]),
      )
      .nullish()
      .meta({ description: "Wins over the profile. Keys are check types or their shorthands." }),
    expiry_hours: z.int().min(1).max(168).nullish(),
    send_email: z.boolean().nullish(),
    webhook_url: z.string().max(2048).nullish(),
    completion: z
      .object({ redirect_url: z.string().min(1).max(2048), state: z.string().max(1024).nullish() })
      .nullish(),
  })
  .meta({ id: "CreateSession" });

export const createdSession = z
  .object({
    session_id: id,
    entity_id: id,
    entity_name: z.string(),
    status: sessionStatus,
    verification_url: z.string(),
    launch_url: z.string().nullable(),
    email_sent: z.boolean(),
    completion: z.object({ redirect_url: z.string(), state: z.string().nullable() }).nullable(),
    expires_at: time,
    created_at: time,
  })
  .meta({ id: "CreatedSession" });

const check = z.object({
  check_id: id,
  check_type: checkType,
  status: z.enum(["pending", "processing", "completed"]),
  outcome: z.enum(["pending", "clear", "consider", "attention", "issue", "error", "not_processed"]),
  created_at: time,
  completed_at: time.nullable(),
});

export const session = z
  .object({
    session_id: id,
    entity_id: id,
    entity_name: z.string(),
    status: sessionStatus,
    outcome: sessionOutcome,
    failure_reason: z.string().nullable(),
    failure_details: z.string(),
    delivery_method: z.string(),
    accessed_at: time.nullable(),
    completed_at: time.nullable(),
    expires_at: time,
    created_at: time,
    checks: z.array(check),
    checks_completed: z.boolean(),
    concerns_found: z.boolean().nullable(),
    review_decision: decision.nullable(),
    contest,
  })
  .meta({ id: "Session" });

const address = z.object({
  line1: z.string().optional(),
  line2: z.string().optional(),
  city: z.string().optional(),
  state: z.string().optional(),
  postcode: z.string().optional(),
  country: z.string().optional(),
});

export const results = z
  .object({
    session_id: id,
    entity_id: id,
    status: sessionStatus,
    outcome: sessionOutcome,
    extracted_data: z.object({
      first_name: z.string().nullable(),
      last_name: z.string().nullable(),
      date_of_birth: z.string().nullable(),
      document_type: z.string().nullable(),
      document_number: z.string().nullable(),
      document_country: z.string().nullable(),
      nationality: z.string().nullable(),
      expiry_date: z.string().nullable(),
      gender: z.string().nullable(),
      issue_date: z.string().optional(),
      issuing_authority: z.string().optional(),
      address: address.optional(),
    }),
    checks: z.array(check.extend({ result_data: z.record(z.string(), z.unknown()) })),
    checks_completed: z.boolean(),
    concerns_found: z.boolean().nullable(),
    review_decision: decision.nullable(),
    contest,
    discrepancies: z.array(discrepancy),
  })
  .meta({ id: "Results" });

const sessionListItem = z
  .object({
    session_id: id,
    status: sessionStatus,
    outcome: sessionOutcome,
    failure_reason: z.string().nullable(),
    created_at: time,
    completed_at: time.nullable(),
    entity_id: id,
    entity_name: z.string(),
    checks_completed: z.boolean(),
    concerns_found: z.boolean().nullable(),
  })
  .meta({ id: "SessionListItem" });

/** What a list tells besides with `expand=desk`: the columns of the dashboard's list. */
export const deskListItem = sessionListItem
  .extend({
    external_id: z.string().nullable(),
    email: z.string().nullable(),
    verification_profile: z.enum(["basic", "standard", "comprehensive", "custom"]),
    check_types: z.array(checkType),
    review_decision: decision.nullable(),
    assignee: z.object({ id, name: z.string() }).nullable(),
    expires_at: time,
  })
  .meta({ id: "DeskListItem" });

/** An item of a list, with those columns or without. */
export const listedSession = deskListItem
  .partial({
    ...{ external_id: true, email: true, verification_profile: true, check_types: true },
    ...{ review_decision: true, assignee: true, expires_at: true },
  })
  .meta({ id: "ListedSession" });

export const resendBody = z.object({ email: email.nullish() }).meta({ id: "ResendLink" });
export const resent = z
  .object({
    success: z.literal(true),
    message: z.string(),
    session_id: id,
    email_sent_to: z.string(),
    resend_count: z.int(),
  })
  .meta({ id: "LinkResent" });

export const revoked = z
  .object({ success: z.literal(true), message: z.string(), session_id: id, status: z.literal("revoked") })
  .meta({ id: "SessionRevoked" });

const extracted = z.strictObject({
  first_name: z.string().max(200).optional(),
  last_name: z.string().max(200).optional(),
  date_of_birth: z.iso.date().optional(),
  document_type: z.string().max(60).optional(),
  document_number: z.string().max(60).optional(),
  document_country: z.string().max(60).optional(),
  nationality: z.string().max(60).optional(),
  expiry_date: z.iso.date().optional(),
  issue_date: z.iso.date().optional(),
  issuing_authority: z.string().max(200).optional(),
  gender: z.string().max(20).optional(),
  address: z
    .strictObject({
      line1: z.string().max(200).optional(),
      line2: z.string().max(200).optional(),
      city: z.string().max(200).optional(),
      state: z.string().max(200).optional(),
      postcode: z.string().max(30).optional(),
      country: z.string().max(60).optional(),
    })
    .optional(),
});

/** Body of …/test/verification/sessions/{session_id}/simulate/ (test mode only). */
export const simulateBody = z
  .object({
    action: z.enum(["open", "complete", "expire"]),
    outcomes: z
      .partialRecord(checkType, z.enum(["clear", "consider", "attention", "issue", "error"]))
      .nullish(),
    extracted_data: extracted.nullish(),
    failure_reason: z
      .string()
      .max(60)
      .nullish()
      .meta({ description: "One of the documented failure reasons." }),
  })
  .meta({ id: "Simulate" });
