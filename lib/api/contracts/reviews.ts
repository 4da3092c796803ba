import { z } from "zod";
import { givenResolution } from "./discrepancies";

const decision = z.enum(["approved", "rejected", "flagged", "pending"]);
const id = z.string().meta({ format: "uuid" });

export const createReviewBody = z
  .object({
    decision,
    notes: z
      .string()
      .min(1)
      .max(10_000)
      .refine((v) => v.trim() !== "", "Must not be blank."),
    check_ids: z.array(z.uuid()).max(50).nullish(),
    reason_code: z
      .string()
      .max(60)
      .nullish()
      .meta({ description: "Why, as a code; the guide lists those of each decision." }),
    expected_review_id: z.uuid().nullable().optional().meta({
      description:
        "The latest review you have seen (null: none). When another was made meanwhile: 409 CONFLICT, and nothing is written. Left out: not compared.",
    }),
    resolutions: z
      .array(givenResolution)
      .max(50)
      .nullish()
      .meta({ description: "Discrepancies settled with this decision." }),
  })
  .meta({ id: "CreateReview" });

const reviewListItem = z.object({
  review_id: id,
  decision,
  notes: z.string(),
  reviewed_by: z.object({ id, name: z.string(), email: z.string() }),
  reviewed_at: z.string().meta({ format: "date-time" }),
  check_ids: z.array(id).nullable(),
  reason_code: z.string().nullable(),
  standing: z.enum(["final", "proposed"]).meta({
    description:
      "proposed: an approval that waits for a second person; it is not the session's decision yet.",
  }),
  supersedes_id: id.nullable(),
  seconds_review_id: id.nullable(),
  machine_outcome: z.string(),
  policy_version: z.int(),
  reviewer_role: z.string().nullable(),
  sign_in_strength: z.string().nullable(),
  opened: z.array(z.string()).meta({
    description: "What the reviewer had opened before deciding: media ids, document_number.",
  }),
});

export const createdReview = reviewListItem.extend({ session_id: id }).meta({ id: "CreatedReview" });

const about = { session_id: id, entity_id: id, session_status: z.string(), session_outcome: z.string() };
const latest = { latest_decision: decision.nullable() };

/** The two shapes of a session's reviews. */
export const reviewsV1 = z
  .object({ ...about, reviews: z.array(reviewListItem), total_reviews: z.int(), ...latest })
  .meta({ id: "Reviews" });
export const reviewsV2 = z
  .object({ count: z.int(), ...about, ...latest, results: z.array(reviewListItem) })
  .meta({ id: "Reviews" });

/** Decisions about all sessions of an entity. */
export const entityReviews = z
  .object({ entity_id: id, results: z.array(reviewListItem.extend({ session_id: id })) })
  .meta({ id: "EntityReviews" });
