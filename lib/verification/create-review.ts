import { reviews } from "@/db/schema";
import { recordAudit } from "../audit/record-audit";
import { authorize } from "../authorize";
import { type Ctx, write } from "../context";
import { DomainError, invalid } from "../errors";
import { newId } from "../ids";
import { checkFacts, queueChange } from "../queue/queue-entry";
import { lockSession, updateSession } from "./lock-session";
import { sessionChecks } from "./record-check-result";
import { effectiveStatus } from "./session-state";

export type Decision = "approved" | "rejected" | "flagged" | "pending";
export type Review = typeof reviews.$inferSelect;

/**
 * Records a person's decision about a completed session: the review, the session's latest decision and an audit row.
 * The session's status and outcome do not change; a final decision takes it out of the queue. Needs `reviews:write`; an API key decides as its owner.
 * Refuses: INVALID_REQUEST unless completed, VALIDATION_ERROR for checks of another session.
 */
export async function createReview(
  ctx: Ctx,
  input: { sessionId: string; decision: Decision; notes: string; checkIds: string[] | null },
): Promise<Review> {
  authorize(ctx, "reviews:write");
  const { actor } = ctx;
  if (actor.type !== "user" && actor.type !== "apiKey")
    throw new DomainError("PERMISSION_DENIED", "Only people decide.");
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
    const review: Review = {
      tenantId: ctx.tenantId,
      mode: ctx.mode,
      id: newId(),
      sessionId: session.id,
      decision: input.decision,
      notes: input.notes,
      checkIds,
      reviewerId: actor.person.id,
      reviewerName: actor.person.name,
      reviewerEmail: actor.person.email,
      apiKeyId: actor.type === "apiKey" ? actor.id : null,
      machineOutcome: session.outcome,
      reasonCode: null,
      reviewerRole: actor.role,
      signInStrength: actor.type === "apiKey" ? "api_key" : "password",
      opened: [],
      policyVersion: 1,
      supersedesId: null,
      standing: "final",
      secondsReviewId: null,
      firstReviewerId: null,
      createdAt: ctx.now(),
    };
    await tx.db.insert(reviews).values(review);
    const { outcome } = session;
    const facts = { status, outcome, latestDecision: input.decision };
    const queue = queueChange(session, facts, await checkFacts(ctx, tx, session.id), ctx.now());
    await updateSession(ctx, tx, session, { latestDecision: input.decision, ...queue });
    await recordAudit(ctx, tx, {
      action: "review.created",
      targetType: "session",
      targetId: session.id,
      details: { review_id: review.id, decision: review.decision },
    });
    return review;
  });
}
