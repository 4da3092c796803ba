import { livenessChallenges } from "@/db/schema";
import { assertApplicant } from "../applicant/applicant-from-request";
import {
  CHALLENGE_SECONDS,
  drawChallenge,
  LIVENESS_ACTIONS,
  type LivenessAction,
} from "../checks/liveness-actions";
import { type Ctx, write } from "../context";
import { DomainError } from "../errors";
import { newId } from "../ids";
import { wantedStep } from "../media/wanted-step";
import { lockSession } from "./lock-session";

/** Challenges a session may be given: more than a person needs in five tries, too few to wait for an easy one. */
const MAX_CHALLENGES = 40;

export type Challenge = { id: string; actions: LivenessAction[]; expiresAt: Date };

/**
 * A new random challenge for the liveness step; the ones before are void. `cannot`: actions this person is not able
 * to do; a turn of the head has to remain, and two others, else INVALID_REQUEST (`details.reason` `no_action_left`):
 * then a person has to look. Refuses as wanted-step.ts says.
 */
export async function issueChallenge(
  ctx: Ctx,
  sessionId: string,
  cannot: readonly LivenessAction[] = [],
): Promise<Challenge> {
  assertApplicant(ctx, sessionId);
  const refused = new Set<LivenessAction>(cannot);
  const left = LIVENESS_ACTIONS.filter((action) => !refused.has(action));
  const isTurn = (action: LivenessAction) => action === "turn_left" || action === "turn_right";
  if (!left.some(isTurn) || left.filter((a) => !isTurn(a)).length < 2) {
    throw new DomainError("INVALID_REQUEST", "No challenge is left that this person can do.", {
      details: { reason: "no_action_left" },
    });
  }
  return write(ctx, async (tx) => {
    await lockSession(ctx, tx, sessionId);
    await wantedStep({ ...ctx, tx }, sessionId, "liveness");
    const [made] = await tx.query<{ count: number }>(
      "select count(*)::int as count from liveness_challenges where tenant_id = $1 and mode = $2 and session_id = $3",
      [ctx.tenantId, ctx.mode, sessionId],
    );
    if ((made?.count ?? 0) >= MAX_CHALLENGES) {
      throw new DomainError("INVALID_REQUEST", "Too many challenges were asked for.", {
        details: { reason: "attempts_used" },
      });
    }
    let actions = drawChallenge();
    while (actions.some((action) => refused.has(action))) actions = drawChallenge();
    const now = ctx.now();
    const expiresAt = new Date(now.getTime() + CHALLENGE_SECONDS * 1000);
    const id = newId();
    await tx.db.insert(livenessChallenges).values({
      ...{ tenantId: ctx.tenantId, mode: ctx.mode, id, sessionId, actions, createdAt: now, expiresAt },
    });
    return { id, actions, expiresAt };
  });
}
