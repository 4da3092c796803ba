import { type Action, authorize } from "../authorize";
import type { CheckType } from "../checks/registry";
import { type Ctx, readRows } from "../context";
import { notFound } from "../errors";
import { isId } from "../ids";
import type { Decision } from "./create-review";
import type { ContestView } from "./get-contest";
import { effectiveStatus, type SessionStatus } from "./session-state";

export type CheckView = {
  id: string;
  type: CheckType;
  status: "pending" | "processing" | "completed";
  outcome: string;
  createdAt: Date;
  completedAt: Date | null;
  resultData: Record<string, unknown> | null;
  extractedData: Record<string, unknown> | null;
};

/** A session as readers see it: `status` is the effective one. */
export type SessionView = {
  id: string;
  entityId: string;
  entityName: string;
  externalId: string | null;
  email: string | null;
  profile: string;
  status: SessionStatus;
  outcome: string;
  failureReason: string | null;
  failureDetails: string;
  deliveryMethod: string;
  resendCount: number;
  /** Since when it waits for a person; null: it does not. */
  queuedAt: Date | null;
  latestDecision: Decision | null;
  /** The applicant's wish for a person and what came of it; null when there was none. */
  contest: {
    status: ContestView["status"];
    decision: ContestView["decision"];
    decidedAt: Date | null;
  } | null;
  checksCompleted: boolean;
  accessedAt: Date | null;
  completedAt: Date | null;
  revokedAt: Date | null;
  submittedAt: Date | null;
  expiresAt: Date;
  createdAt: Date;
  checks: CheckView[];
};

type ContestJson = Omit<NonNullable<SessionView["contest"]>, "decidedAt"> & { decidedAt: string | null };
type CheckJson = Omit<CheckView, "createdAt" | "completedAt"> & {
  createdAt: string;
  completedAt: string | null;
};

// One statement, one round trip. The aliases are the view's own names.
const text = (details: boolean) => `
select s.id, s.entity_id as "entityId", s.entity_name as "entityName", s.external_id as "externalId", s.email, s.profile,
  s.status, s.outcome, s.failure_reason as "failureReason", s.failure_details as "failureDetails",
  s.delivery_method as "deliveryMethod", s.resend_count as "resendCount", s.latest_decision as "latestDecision",
  s.checks_completed as "checksCompleted", s.accessed_at as "accessedAt", s.completed_at as "completedAt",
  s.queued_at as "queuedAt",
  s.revoked_at as "revokedAt", s.submitted_at as "submittedAt", s.expires_at as "expiresAt", s.created_at as "createdAt",
  (select json_build_object('decision', x.decision, 'decidedAt', x.decided_at, 'status',
      case when x.decided_at is not null then 'resolved' when x.proposed_by is not null then 'awaiting_second_person' else 'open' end)
    from contests x where x.tenant_id = s.tenant_id and x.mode = s.mode and x.session_id = s.id) as contest,
  (select json_agg(json_build_object('id', c.id, 'type', c.check_type, 'status', c.status, 'outcome', c.outcome,
      'createdAt', c.created_at, 'completedAt', c.completed_at
      ${details ? ", 'resultData', c.result_data, 'extractedData', c.extracted_data" : ""}) order by c.position)
    from checks c where c.tenant_id = s.tenant_id and c.mode = s.mode and c.session_id = s.id) as checks
from verification_sessions s where s.tenant_id = $1 and s.mode = $2 and s.id = $3`;
const brief = text(false);
const detailed = text(true);

/** One session with its checks, without what the checks found. Needs `sessions:read` (or the given action). */
export async function getSession(
  ctx: Ctx,
  sessionId: string,
  action: Action = "sessions:read",
): Promise<SessionView> {
  authorize(ctx, action);
  return load(ctx, sessionId, brief);
}

/** The same with result_data and extracted data of each check. Needs `results:read`. */
export async function getSessionDetails(ctx: Ctx, sessionId: string): Promise<SessionView> {
  authorize(ctx, "results:read");
  return load(ctx, sessionId, detailed);
}

async function load(ctx: Ctx, sessionId: string, statement: string): Promise<SessionView> {
  if (!isId(sessionId)) throw notFound("Verification session");
  const [row] = await readRows<
    Omit<SessionView, "checks" | "contest"> & { checks: CheckJson[] | null; contest: ContestJson | null }
  >(ctx, statement, [ctx.tenantId, ctx.mode, sessionId]);
  if (!row) throw notFound("Verification session");
  const status = effectiveStatus(row, ctx.now());
  const unfinished = status === "expired" && row.status !== "expired";
  return {
    ...row,
    status,
    contest: row.contest && {
      ...row.contest,
      decidedAt: row.contest.decidedAt ? new Date(row.contest.decidedAt) : null,
    },
    checks: (row.checks ?? []).map((c) => ({
      ...c,
      // Not yet written by the sweeper, but it will never run.
      outcome: unfinished && c.status !== "completed" ? "not_processed" : c.outcome,
      createdAt: new Date(c.createdAt),
      completedAt: c.completedAt ? new Date(c.completedAt) : null,
      resultData: c.resultData ?? null,
      extractedData: c.extractedData ?? null,
    })),
  };
}
