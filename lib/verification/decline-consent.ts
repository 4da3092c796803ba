import { recordAudit } from "../audit/record-audit";
import { type Ctx, write } from "../context";
import { DomainError } from "../errors";
import { emit } from "../events/emit";
import { instantText } from "../format/instant";
import { closeUnfinished } from "./close-unfinished";
import { lockSession, type SessionRow, updateSession } from "./lock-session";
import { markAccessed } from "./open-session";
import { withdrawConsent } from "./record-consent";
import { effectiveStatus, nextStatus } from "./session-state";

/**
 * The person does not agree: the session ends `failed`, outcome `issue`, reason `consent_declined`, with its event
 * and an audit row; what they had agreed to is withdrawn. A pending session counts as accessed first, as somebody did open it. Nothing is charged.
 */
export async function declineConsent(ctx: Ctx, sessionId: string): Promise<SessionRow> {
  return write(ctx, async (tx) => {
    const session = await markAccessed(ctx, tx, await lockSession(ctx, tx, sessionId));
    const now = ctx.now();
    const status = session.submittedAt ? null : nextStatus(session, "fail", now);
    if (!status) {
      throw new DomainError("INVALID_REQUEST", "This session can no longer be declined.", {
        details: { session_id: sessionId, status: effectiveStatus(session, now) },
      });
    }
    const change = { status, outcome: "issue", failureReason: "consent_declined", completedAt: now } as const;
    const ended = await updateSession(ctx, tx, session, change, 1);
    await Promise.all([closeUnfinished(ctx, tx, sessionId), withdrawConsent(ctx, tx, sessionId)]);
    await emit(ctx, tx, ended, "verification.session_failed", {
      failure_reason: "consent_declined",
      failure_details: "",
      completed_at: instantText(now),
    });
    await recordAudit(ctx, tx, {
      action: "session.failed",
      targetType: "session",
      targetId: sessionId,
      details: { failure_reason: "consent_declined" },
    });
    return ended;
  });
}
