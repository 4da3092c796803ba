import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { contests } from "@/db/schema";
import { recordAudit } from "../audit/record-audit";
import { authorize } from "../authorize";
import { type Ctx, write } from "../context";
import { DomainError, invalid, notFound } from "../errors";
import { emit } from "../events/emit";
import { instantText } from "../format/instant";
import { OUT_OF_QUEUE, putInQueue } from "../queue/queue-entry";
import { answerContest } from "./answer-contest";
import { assertPerson } from "./assert-person";
import { type ContestDecision, type ContestView, getContest } from "./get-contest";
import { lockSession, type SessionRow, updateSession } from "./lock-session";
import { retrySession } from "./retry-session";
import { findReviewBasis } from "./review-basis";

export type ContestAnswer = {
  sessionId: string;
  decision: ContestDecision;
  notes: string;
  /** For `accepted`: on what other evidence. */
  method: string | null;
};

/**
 * Answers a contest, once: `upheld`; `new_session` (linked, free of charge, mailed); `accepted` on other evidence,
 * which takes a second person where the tenant demands four eyes. Contest, event, e-mail, queue and audit row in one
 * transaction; the session's status and outcome do not change. Needs `reviews:write`.
 * Refuses: NOT_FOUND without a contest, CONFLICT when it is answered or (new_session) the person has an active
 * session, VALIDATION_ERROR (method), INVALID_REQUEST for the same person twice or an address that is missing.
 */
export async function resolveContest(ctx: Ctx, input: ContestAnswer): Promise<ContestView> {
  authorize(ctx, "reviews:write");
  const person = assertPerson(ctx);
  if (input.decision === "accepted" && !input.method?.trim())
    throw invalid({ method: ["Say on what other evidence."] });
  return write(ctx, async (tx) => {
    const session = await lockSession(ctx, tx, input.sessionId);
    const inner = { ...ctx, tx };
    const contest = await getContest(inner, session.id);
    if (contest.status === "resolved") throw answered(contest);
    const accepts = input.decision === "accepted";
    const basis = await findReviewBasis(ctx, tx, session.id, person.id);
    if (accepts && basis.fourEyes) {
      if (contest.proposedBy === person.id) throw sameTwice(contest);
      if (!contest.proposedBy) {
        await update(ctx, tx, session, {
          proposedBy: person.id,
          proposedByName: person.name,
          proposedAt: ctx.now(),
          proposedNotes: input.notes,
          proposedMethod: input.method,
        });
        await putInQueue(ctx, tx, session, "second_person");
        await audit(ctx, tx, session, "contest.proposed", { decision: input.decision });
        return getContest(inner, session.id);
      }
    }
    const now = ctx.now();
    const retried = input.decision === "new_session" ? await retrySession(ctx, tx, session) : null;
    await update(ctx, tx, session, {
      // Its author takes a proposal back by deciding otherwise.
      ...(contest.proposedBy === person.id ? WITHDRAWN : {}),
      decision: input.decision,
      notes: input.notes,
      method: accepts ? input.method : null,
      decidedBy: person.id,
      decidedByName: person.name,
      decidedAt: now,
      newSessionId: retried?.id ?? null,
    });
    const counted = await updateSession(ctx, tx, session, OUT_OF_QUEUE, 1);
    await emit(ctx, tx, counted, "verification.contest_resolved", {
      contest_decision: input.decision,
      decided_at: instantText(now),
    });
    await answerContest(ctx, tx, session, input.decision, contest.language);
    await audit(ctx, tx, session, "contest.resolved", {
      decision: input.decision,
      ...(retried ? { new_session_id: retried.id } : {}),
    });
    return getContest(inner, session.id);
  });
}

const WITHDRAWN = {
  proposedBy: null,
  proposedByName: null,
  proposedAt: null,
  proposedNotes: null,
  proposedMethod: null,
};

async function update(
  ctx: Ctx,
  tx: Tx,
  session: SessionRow,
  change: Partial<typeof contests.$inferInsert>,
): Promise<void> {
  const rows = await tx.db
    .update(contests)
    .set(change)
    .where(
      and(
        eq(contests.tenantId, ctx.tenantId),
        eq(contests.mode, ctx.mode),
        eq(contests.sessionId, session.id),
      ),
    )
    .returning({ id: contests.id });
  if (rows.length === 0) throw notFound("Contest");
}

const audit = (ctx: Ctx, tx: Tx, session: SessionRow, action: string, details: Record<string, unknown>) =>
  recordAudit(ctx, tx, { action, targetType: "session", targetId: session.id, details });

const answered = (contest: ContestView) =>
  new DomainError("CONFLICT", "This contest is answered already.", {
    details: {
      decision: contest.decision,
      decided_by: { id: contest.decidedBy, name: contest.decidedByName },
      decided_at: contest.decidedAt && instantText(contest.decidedAt),
    },
  });

const sameTwice = (contest: ContestView) =>
  new DomainError("INVALID_REQUEST", "You have proposed this; another person has to confirm it.", {
    details: { proposed_at: contest.proposedAt && instantText(contest.proposedAt) },
  });
