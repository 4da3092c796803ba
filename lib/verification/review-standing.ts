import type { Decision } from "./create-review";

/** What of an earlier review decides about the next one. */
export type PriorReview = {
  id: string;
  reviewerId: string;
  standing: "final" | "proposed";
};

export type Standing = {
  standing: "final" | "proposed";
  /** The proposal this one confirms, and who made it. */
  secondsReviewId: string | null;
  firstReviewerId: string | null;
  supersedesId: string | null;
};

/**
 * Where a new decision stands. With four eyes, approving an outcome that is not clear is a proposal until somebody
 * else approves as well; any other decision is final and puts an open proposal aside. `before`: latest first.
 * Null: this person has proposed it already, and a second one is needed.
 */
export function standingOf(
  next: { decision: Decision; reviewerId: string; outcome: string },
  fourEyes: boolean,
  before: readonly PriorReview[],
): Standing | null {
  const [latest] = before;
  const proposal = latest?.standing === "proposed" ? latest : null;
  const lastFinal = before.find((r) => r.standing === "final") ?? null;
  const needsSecond = fourEyes && next.decision === "approved" && next.outcome !== "clear";
  if (!needsSecond) {
    return {
      standing: "final",
      secondsReviewId: null,
      firstReviewerId: null,
      supersedesId: (proposal ?? lastFinal)?.id ?? null,
    };
  }
  if (!proposal)
    return { standing: "proposed", secondsReviewId: null, firstReviewerId: null, supersedesId: null };
  if (proposal.reviewerId === next.reviewerId) return null;
  return {
    standing: "final",
    secondsReviewId: proposal.id,
    firstReviewerId: proposal.reviewerId,
    supersedesId: lastFinal?.id ?? null,
  };
}
