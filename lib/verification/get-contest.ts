import { authorize } from "../authorize";
import { type Ctx, readRows } from "../context";
import { notFound } from "../errors";
import { isId } from "../ids";

export type ContestDecision = "upheld" | "new_session" | "accepted";
/** A failed applicant's wish for a person, and its answer. */
export type ContestView = {
  id: string;
  sessionId: string;
  text: string;
  language: string;
  createdAt: Date;
  /** `awaiting_second_person`: an acceptance that somebody else has to confirm (four eyes). */
  status: "open" | "awaiting_second_person" | "resolved";
  proposedBy: string | null;
  proposedByName: string | null;
  proposedAt: Date | null;
  proposedNotes: string | null;
  proposedMethod: string | null;
  decision: ContestDecision | null;
  notes: string | null;
  method: string | null;
  decidedBy: string | null;
  decidedByName: string | null;
  decidedAt: Date | null;
  newSessionId: string | null;
};

const text = `
select c.id, c.session_id as "sessionId", c.text, c.language, c.created_at as "createdAt",
  case when c.decided_at is not null then 'resolved' when c.proposed_by is not null then 'awaiting_second_person' else 'open' end as status,
  c.proposed_by as "proposedBy", c.proposed_by_name as "proposedByName", c.proposed_at as "proposedAt",
  c.proposed_notes as "proposedNotes", c.proposed_method as "proposedMethod",
  c.decision, c.notes, c.method, c.decided_by as "decidedBy", c.decided_by_name as "decidedByName",
  c.decided_at as "decidedAt", c.new_session_id as "newSessionId"
from contests c where c.tenant_id = $1 and c.mode = $2 and c.session_id = $3`;

/** The contest of a session, or null when the person asked for nobody. Needs `reviews:read`. */
export async function findContest(ctx: Ctx, sessionId: string): Promise<ContestView | null> {
  authorize(ctx, "reviews:read");
  if (!isId(sessionId)) return null;
  const [row] = await readRows<ContestView>(ctx, text, [ctx.tenantId, ctx.mode, sessionId]);
  return row ?? null;
}

/** The same; NOT_FOUND when there is none. */
export async function getContest(ctx: Ctx, sessionId: string): Promise<ContestView> {
  const contest = await findContest(ctx, sessionId);
  if (!contest) throw notFound("Contest");
  return contest;
}
