import { contests } from "@/db/schema";
import { assertApplicant } from "../applicant/applicant-from-request";
import { recordAudit } from "../audit/record-audit";
import { type Ctx, write } from "../context";
import { DomainError } from "../errors";
import { newId } from "../ids";
import { putInQueue } from "../queue/queue-entry";
import { lockSession, type SessionRow } from "./lock-session";
import { effectiveStatus } from "./session-state";

/** How long after the end a failed applicant can ask for a person. */
const DAYS = 30;

/** Whether a session's applicant can (still) ask for a person. */
export const mayContest = (session: { status: string; completedAt: Date | null }, now: Date): boolean =>
  session.status === "failed" &&
  session.completedAt !== null &&
  now.getTime() - session.completedAt.getTime() <= DAYS * 86_400_000;

/**
 * The applicant of a failed session asks for a person (decisions.md › Contest): their words are kept, and the session
 * stands in the reviewers' queue. Status and outcome do not change. Asked again, the first request stays. Refuses with
 * INVALID_REQUEST (`details.reason` `not_failed` or `too_late`).
 */
export async function requestContest(
  ctx: Ctx,
  sessionId: string,
  words: { text: string; language: string },
): Promise<SessionRow> {
  assertApplicant(ctx, sessionId);
  return write(ctx, async (tx) => {
    const session = await lockSession(ctx, tx, sessionId);
    const now = ctx.now();
    if (!mayContest(session, now)) {
      const reason = effectiveStatus(session, now) === "failed" ? "too_late" : "not_failed";
      throw new DomainError("INVALID_REQUEST", "Nobody can be asked about this session.", {
        details: { reason },
      });
    }
    const made = await tx.db
      .insert(contests)
      .values({
        ...{ tenantId: ctx.tenantId, mode: ctx.mode, id: newId(), sessionId },
        ...{ text: words.text, language: words.language, createdAt: now },
      })
      .onConflictDoNothing()
      .returning({ id: contests.id });
    if (made.length === 0) return session;
    await recordAudit(ctx, tx, {
      action: "contest.requested",
      targetType: "session",
      targetId: sessionId,
      details: { language: words.language },
    });
    return putInQueue(ctx, tx, session, "contest");
  });
}
