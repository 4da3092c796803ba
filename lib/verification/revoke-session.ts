import { recordAudit } from "../audit/record-audit";
import { authorize } from "../authorize";
import { type Ctx, write } from "../context";
import { DomainError } from "../errors";
import { instantOrNull } from "../format/instant";
import { closeUnfinished } from "./close-unfinished";
import { lockSession, updateSession } from "./lock-session";
import { effectiveStatus, nextStatus } from "./session-state";

/**
 * Cancels an open session: its link stops working, unfinished checks read `not_processed`; audit row. No event.
 * Needs `sessions:write`. Refuses with INVALID_REQUEST when it is completed, failed, expired or revoked.
 */
export async function revokeSession(ctx: Ctx, input: { sessionId: string }): Promise<{ sessionId: string }> {
  authorize(ctx, "sessions:write");
  return write(ctx, async (tx) => {
    const session = await lockSession(ctx, tx, input.sessionId);
    const now = ctx.now();
    const status = nextStatus(session, "revoke", now);
    if (!status) {
      const is = effectiveStatus(session, now);
      const when =
        is === "revoked"
          ? { revoked_at: instantOrNull(session.revokedAt) }
          : is === "expired"
            ? { expires_at: instantOrNull(session.expiresAt) }
            : { completed_at: instantOrNull(session.completedAt) };
      throw new DomainError("INVALID_REQUEST", `Cannot revoke ${is} session`, {
        details: { session_id: session.id, status: is, ...when },
      });
    }
    await updateSession(ctx, tx, session, { status, revokedAt: now });
    await closeUnfinished(ctx, tx, session.id);
    await recordAudit(ctx, tx, { action: "session.revoked", targetType: "session", targetId: session.id });
    return { sessionId: session.id };
  });
}
