import { recordAudit } from "../audit/record-audit";
import { allows, authorize } from "../authorize";
import { type Ctx, write } from "../context";
import { DomainError } from "../errors";
import { lockSession, updateSession } from "../verification/lock-session";
import { callingPerson } from "./calling-person";

/**
 * Gives a claim back. Nothing happens when there is none. Needs `reviews:write`; the claim of somebody else only who
 * manages the team may end, others get CONFLICT. Audit row.
 */
export async function releaseSession(ctx: Ctx, sessionId: string): Promise<{ sessionId: string }> {
  authorize(ctx, "reviews:write");
  const person = callingPerson(ctx);
  return write(ctx, async (tx) => {
    const session = await lockSession(ctx, tx, sessionId);
    if (session.claimedBy === null) return { sessionId: session.id };
    if (session.claimedBy !== person.id && !allows(ctx.actor, ctx.mode, "team:manage")) {
      throw new DomainError("CONFLICT", "Somebody else is working on this session.", {
        details: { session_id: session.id, claimed_by: session.claimedBy },
      });
    }
    await updateSession(ctx, tx, session, { claimedBy: null, claimedUntil: null });
    await recordAudit(ctx, tx, { action: "session.released", targetType: "session", targetId: session.id });
    return { sessionId: session.id };
  });
}
