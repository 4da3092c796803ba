import { recordAudit } from "../audit/record-audit";
import { authorize } from "../authorize";
import { type Ctx, write } from "../context";
import { DomainError } from "../errors";
import { instantText } from "../format/instant";
import { lockSession, updateSession } from "../verification/lock-session";
import { callingPerson } from "./calling-person";
import { claimEnd } from "./claim";

/**
 * Claims a queued session for the caller, or renews the claim while the page is open; it lapses after five minutes.
 * Needs `reviews:write`; one audit row for a new claim. Refuses: INVALID_REQUEST when it needs nobody; CONFLICT while
 * somebody else has it.
 */
export async function claimSession(ctx: Ctx, sessionId: string): Promise<{ sessionId: string; until: Date }> {
  authorize(ctx, "reviews:write");
  const person = callingPerson(ctx);
  return write(ctx, async (tx) => {
    const session = await lockSession(ctx, tx, sessionId);
    const now = ctx.now();
    if (!session.queuedAt) {
      throw new DomainError("INVALID_REQUEST", "This session does not wait for a person.", {
        details: { session_id: session.id },
      });
    }
    const held = session.claimedBy !== null && session.claimedUntil !== null && session.claimedUntil > now;
    if (held && session.claimedBy !== person.id) {
      throw new DomainError("CONFLICT", "Somebody else is working on this session.", {
        details: {
          session_id: session.id,
          claimed_by: session.claimedBy,
          claimed_until: instantText(session.claimedUntil ?? now),
        },
      });
    }
    const until = claimEnd(now);
    await updateSession(ctx, tx, session, { claimedBy: person.id, claimedUntil: until });
    if (!held) {
      await recordAudit(ctx, tx, { action: "session.claimed", targetType: "session", targetId: session.id });
    }
    return { sessionId: session.id, until };
  });
}
