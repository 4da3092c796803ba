import { DomainError } from "../errors";
import type { EarlierReview } from "./review-basis";

const shown = (review: EarlierReview | null) =>
  review && {
    review_id: review.id,
    decision: review.decision,
    standing: review.standing,
    reviewed_by: { id: review.reviewerId, name: review.reviewerName },
    reviewed_at: `${new Date(review.createdAt).toISOString().slice(0, 19)}Z`,
  };

/** The caller has not seen the latest review; `details` say who decided what. */
export const decidedMeanwhile = (latest: EarlierReview | null) =>
  new DomainError("CONFLICT", "Somebody decided meanwhile.", { details: { latest_review: shown(latest) } });

/** Four eyes: the same person cannot be the second one. */
export const alreadyProposed = (latest: EarlierReview | null) =>
  new DomainError("INVALID_REQUEST", "You have proposed this approval; another person has to confirm it.", {
    details: { latest_review: shown(latest) },
  });

/** An approval says how each difference between document and record was resolved. */
export const openDiscrepancies = (sessionId: string, open: readonly { id: string; field: string }[]) =>
  new DomainError("INVALID_REQUEST", "Approving needs a resolution of each open discrepancy.", {
    details: {
      session_id: sessionId,
      open_discrepancies: open.map((d) => ({ discrepancy_id: d.id, field: d.field })),
    },
  });
