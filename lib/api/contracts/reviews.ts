import { z } from "zod";

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
  })
  .meta({ id: "CreateReview" });

const reviewListItem = z.object({
  review_id: id,
  decision,
  notes: z.string(),
  reviewed_by: z.object({ id, name: z.string(), email: z.string() }),
  reviewed_at: z.string().meta({ format: "date-time" }),
  check_ids: z.array(id).nullable(),
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
