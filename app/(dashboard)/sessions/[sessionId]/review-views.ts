import type { ReviewView } from "@/components/session/session-page-view";
import type { Review } from "@/lib/verification/create-review";
import { reasonCodeWords } from "@/lib/verification/reason-codes";

/** Reviews (latest first) as the page shows them: each with how it stands today. */
export function reviewViews(reviews: readonly Review[], types: ReadonlyMap<string, string>): ReviewView[] {
  const counting = reviews.find((r) => r.standing === "final");
  const seconds = new Map(reviews.flatMap((r) => (r.secondsReviewId ? [[r.secondsReviewId, r]] : [])));
  const byId = new Map(reviews.map((r) => [r.id, r]));
  const standing = (review: Review): ReviewView["standing"] => {
    if (review.standing === "final") return review === counting ? "counts" : "superseded";
    if (seconds.has(review.id)) return "confirmed";
    return review === reviews[0] ? "waits" : "put aside";
  };
  return reviews.map((review) => {
    const other = seconds.get(review.id) ?? byId.get(review.secondsReviewId ?? "");
    return {
      id: review.id,
      decision: review.decision,
      reason: review.reasonCode && reasonCodeWords(review.decision, review.reasonCode),
      notes: review.notes,
      reviewerId: review.reviewerId,
      reviewer: review.reviewerName,
      role: review.reviewerRole,
      at: review.createdAt.toISOString(),
      checks: (review.checkIds ?? []).flatMap((id) => types.get(id) ?? []),
      byKey: review.apiKeyId !== null,
      standing: standing(review),
      with: other?.reviewerName ?? null,
      opened: review.opened.filter((what) => what !== "document_number").length,
      openedNumber: review.opened.includes("document_number"),
      policyVersion: review.policyVersion,
    };
  });
}
