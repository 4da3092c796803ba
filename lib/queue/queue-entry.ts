import type { Tx } from "@/db/client";
import type { QueueReason, verificationSessions } from "@/db/schema";
import type { Ctx } from "../context";
import { type SessionRow, updateSession } from "../verification/lock-session";

/** What decides whether a session needs a person. */
export type QueueFacts = {
  status: string;
  /** The machine's outcome; no review changes it. */
  outcome: string;
  /** The latest final decision of a person, if there is one. */
  latestDecision: string | null;
  /** A first person proposed a decision that waits for a second one (four eyes). */
  proposed?: boolean;
  /** The applicant of a failed session asked for a person and has no answer yet. */
  contested?: boolean;
  /** A screening hit was found or has changed since somebody decided about it. */
  screeningOpen?: boolean;
};

type CheckFacts = { checkType: string; outcome: string };
type QueueEntry = { reason: QueueReason; risk: number };
type Change = Partial<typeof verificationSessions.$inferInsert>;

/**
 * Why a session needs a person, or null when nobody is needed. A failed session waits only for its contest, because
 * reviews belong to completed ones. A completed session waits while a second person is missing, while the last word was
 * "flagged" or "pending", and, when its outcome is not clear, until somebody decided. A contest and an open screening
 * hit come before the rest: they are somebody's question.
 */
export function queueReason(facts: QueueFacts): QueueReason | null {
  if (facts.contested) return "contest";
  if (facts.screeningOpen) return "screening";
  if (facts.status !== "completed") return null;
  if (facts.proposed) return "second_person";
  if (facts.latestDecision === "flagged" || facts.latestDecision === "pending") return "flagged";
  return facts.outcome !== "clear" && facts.latestDecision === null ? "outcome" : null;
}

const OF_OUTCOME: Record<string, number> = { consider: 20, error: 20, attention: 40, issue: 40 };
const OF_REASON: Record<QueueReason, number> = {
  outcome: 0,
  flagged: 10,
  second_person: 10,
  contest: 30,
  screening: 40,
};
const AML = 30;
const PEP = 15;

/**
 * How urgent it is, 0 to 125; higher goes first, equal ones oldest first. The sum of
 * outcome (consider, error 20; attention, issue 40), reason (flagged, second person 10; contest 30; screening 40) and
 * 30 when the sanctions check, 15 when the PEP check is not clear. Age is not in it: it orders equals.
 */
export function queueRisk(reason: QueueReason, outcome: string, checks: readonly CheckFacts[]): number {
  const concerned = (type: string) =>
    checks.some((c) => c.checkType === type && c.outcome !== "clear" && c.outcome !== "pending");
  return (
    (OF_OUTCOME[outcome] ?? 0) +
    OF_REASON[reason] +
    (concerned("aml_check") ? AML : 0) +
    (concerned("pep_check") ? PEP : 0)
  );
}

/** Columns of a session that leaves the queue; it stays assigned to whom it was. */
export const OUT_OF_QUEUE = {
  queuedAt: null,
  queueReason: null,
  queueRisk: 0,
  claimedBy: null,
  claimedUntil: null,
} satisfies Change;

/** Columns of a session that waits. Since when does not start again while it waits; a claim made for before ends. */
export function inQueue(session: Pick<SessionRow, "queuedAt">, entry: QueueEntry, now: Date): Change {
  return {
    queuedAt: session.queuedAt ?? now,
    queueReason: entry.reason,
    queueRisk: entry.risk,
    claimedBy: null,
    claimedUntil: null,
  };
}

/** What the facts mean for the session's queue columns: to be written with the change that made them true. */
export function queueChange(
  session: Pick<SessionRow, "queuedAt">,
  facts: QueueFacts,
  checks: readonly CheckFacts[],
  now: Date,
): Change {
  const reason = queueReason(facts);
  if (!reason) return OUT_OF_QUEUE;
  return inQueue(session, { reason, risk: queueRisk(reason, facts.outcome, checks) }, now);
}

/**
 * Puts a locked session in the queue, or gives it another reason there; the caller's verb authorises and audits.
 * @public
 */
export async function putInQueue(
  ctx: Ctx,
  tx: Tx,
  session: SessionRow,
  reason: QueueReason,
): Promise<SessionRow> {
  const risk = queueRisk(reason, session.outcome, await checkFacts(ctx, tx, session.id));
  return updateSession(ctx, tx, session, inQueue(session, { reason, risk }, ctx.now()));
}

/**
 * Takes a locked session out of the queue.
 * @public
 */
export function takeFromQueue(ctx: Ctx, tx: Tx, session: SessionRow): Promise<SessionRow> {
  return updateSession(ctx, tx, session, OUT_OF_QUEUE);
}

/** Types and outcomes of a session's checks, all that the risk is made of. */
export function checkFacts(ctx: Ctx, tx: Tx, sessionId: string): Promise<CheckFacts[]> {
  return tx.query<CheckFacts>(
    `select check_type::text as "checkType", outcome::text as outcome from checks
     where tenant_id = $1 and mode = $2 and session_id = $3`,
    [ctx.tenantId, ctx.mode, sessionId],
  );
}
