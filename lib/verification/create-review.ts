import { reviews } from "@/db/schema";
import { recordAudit } from "../audit/record-audit";
import { authorize } from "../authorize";
import { type Ctx, write } from "../context";
import { DomainError, invalid } from "../errors";
import { newId } from "../ids";
import { checkFacts, queueChange } from "../queue/queue-entry";
import { assertPerson } from "./assert-person";
import { lockSession, updateSession } from "./lock-session";
import { reasonCodeWords } from "./reason-codes";
import { sessionChecks } from "./record-check-result";
import { type GivenResolution, resolveDiscrepancies } from "./resolve-discrepancies";
import { findReviewBasis } from "./review-basis";
import { alreadyProposed, decidedMeanwhile, openDiscrepancies } from "./review-refusals";
import { standingOf } from "./review-standing";
import { effectiveStatus } from "./session-state";
import { signInStrength } from "./sign-in-strength";

export type Decision = "approved" | "rejected" | "flagged" | "pending";
export type Review = typeof reviews.$inferSelect;
export type NewReview = {
  sessionId: string;
  decision: Decision;
  notes: string;
  checkIds: string[] | null;
  reasonCode?: string | null;
  /** The latest review the person has seen (null: none); left out, nothing is compared. */
  expectedReviewId?: string | null | undefined;
  /** Discrepancies settled with the decision. */
  resolutions?: readonly GivenResolution[];
};

/**
 * Records a person's decision about a completed session: the review with what it rests on (what the person had
 * opened, by the audit log; machine outcome; policy; role; sign-in), resolutions, the session's latest decision and
 * audit rows. The session's status and outcome do not change. Where the tenant demands four eyes, approving an
 * outcome that is not clear is first a proposal and becomes the decision when another person approves too. A final
 * decision takes the session out of the queue.
 * Needs `reviews:write`; an API key decides as its owner.
 * Refuses: INVALID_REQUEST unless completed, with open discrepancies, or for the same person twice (four eyes);
 * CONFLICT when somebody decided meanwhile; VALIDATION_ERROR for checks of another session and unknown reasons.
 */
export async function createReview(ctx: Ctx, input: NewReview): Promise<Review> {
  authorize(ctx, "reviews:write");
  const person = assertPerson(ctx);
  if (input.reasonCode && reasonCodeWords(input.decision, input.reasonCode) === null)
    throw invalid({ reason_code: ["Not a reason for this decision."] });
  return write(ctx, async (tx) => {
    const session = await lockSession(ctx, tx, input.sessionId);
    const status = effectiveStatus(session, ctx.now());
    if (status !== "completed") {
      throw new DomainError("INVALID_REQUEST", "Cannot review verification session", {
        details: { session_id: session.id, current_status: status },
      });
    }
    const checkIds = input.checkIds?.length ? [...new Set(input.checkIds.map((c) => c.toLowerCase()))] : null;
    if (checkIds) {
      const own = new Set((await sessionChecks(ctx, tx, session.id)).map((c) => c.id));
      if (checkIds.some((c) => !own.has(c)))
        throw invalid({ check_ids: ["Each must be a check of this session."] });
    }
    const basis = await findReviewBasis(ctx, tx, session.id, person.id);
    const latest = basis.reviews[0] ?? null;
    const expected = input.expectedReviewId?.toLowerCase() ?? input.expectedReviewId;
    if (expected !== undefined && expected !== (latest?.id ?? null)) throw decidedMeanwhile(latest);
    const resolutions = input.resolutions ?? [];
    await resolveDiscrepancies(ctx, tx, session.id, person, resolutions);
    if (input.decision === "approved") {
      const settled = new Set(
        resolutions
          .filter((r) => r.resolution !== "not_resolvable")
          .map((r) => r.discrepancyId.toLowerCase()),
      );
      const open = basis.unsettled.filter((d) => !settled.has(d.id));
      if (open.length > 0) throw openDiscrepancies(session.id, open);
    }
    const next = { decision: input.decision, reviewerId: person.id, outcome: session.outcome };
    const standing = standingOf(next, basis.fourEyes, basis.reviews);
    if (!standing) throw alreadyProposed(latest);
    const review: Review = {
      tenantId: ctx.tenantId,
      mode: ctx.mode,
      id: newId(),
      sessionId: session.id,
      decision: input.decision,
      notes: input.notes,
      checkIds,
      reviewerId: person.id,
      reviewerName: person.name,
      reviewerEmail: person.email,
      apiKeyId: ctx.actor.type === "apiKey" ? ctx.actor.id : null,
      machineOutcome: session.outcome,
      reasonCode: input.reasonCode ?? null,
      reviewerRole: "role" in ctx.actor ? ctx.actor.role : null,
      signInStrength: signInStrength(ctx.actor),
      opened: basis.opened,
      policyVersion: basis.policyVersion,
      ...standing,
      createdAt: ctx.now(),
    };
    await tx.db.insert(reviews).values(review);
    const isFinal = review.standing === "final";
    const latestDecision = isFinal ? review.decision : session.latestDecision;
    const facts = { status, outcome: session.outcome, latestDecision, proposed: !isFinal };
    const queue = queueChange(session, facts, await checkFacts(ctx, tx, session.id), ctx.now());
    await updateSession(ctx, tx, session, { latestDecision, ...queue });
    await recordAudit(ctx, tx, {
      action: isFinal ? "review.created" : "review.proposed",
      targetType: "session",
      targetId: session.id,
      details: {
        review_id: review.id,
        decision: review.decision,
        ...(review.secondsReviewId ? { seconds_review_id: review.secondsReviewId } : {}),
      },
    });
    return review;
  });
}
