import type { Mode } from "@/db/client";
import type { CheckType } from "../checks/registry";
import { type Ctx, readRows } from "../context";
import { notFound } from "../errors";
import { effectiveStatus, type SessionStatus } from "../verification/session-state";
import type { CaptureFact } from "./capture-plan";

/** What the person's screens are made from. `status` is the effective one. */
export type ApplicantSession = {
  id: string;
  mode: Mode;
  tenantName: string;
  brandColour: string | null;
  status: SessionStatus;
  checkTypes: CheckType[];
  failureReason: string | null;
  submittedAt: Date | null;
  expiresAt: Date;
  redirectUrl: string | null;
  redirectState: string | null;
  captures: CaptureFact[];
  /** Checks that were handed in and do not wait for another picture. */
  begunChecks: CheckType[];
};

const text = `
select s.id, s.mode, t.name as "tenantName", t.settings->>'brandColour' as "brandColour", s.status,
  s.check_types as "checkTypes", s.failure_reason as "failureReason", s.submitted_at as "submittedAt",
  s.expires_at as "expiresAt", s.completion_redirect_url as "redirectUrl", s.completion_state as "redirectState",
  coalesce((select json_agg(json_build_object('step', c.step, 'attempt', c.attempt, 'hasMedia', c.media_id is not null,
      'isCurrent', c.superseded_at is null, 'isProcessed', c.processed_at is not null,
      'rejectedReason', c.rejected_reason) order by c.created_at, c.id)
    from captures c where c.tenant_id = s.tenant_id and c.mode = s.mode and c.session_id = s.id), '[]') as captures,
  array(select k.check_type::text from checks k
    where k.tenant_id = s.tenant_id and k.mode = s.mode and k.session_id = s.id and k.status <> 'pending') as "begunChecks"
from verification_sessions s join tenants t on t.id = s.tenant_id
where s.tenant_id = $1 and s.mode = $2 and s.id = $3`;

/** The session as its applicant's screens need it, in one round trip. Throws NOT_FOUND. */
export async function loadApplicantSession(ctx: Ctx, sessionId: string): Promise<ApplicantSession> {
  const [row] = await readRows<ApplicantSession>(ctx, text, [ctx.tenantId, ctx.mode, sessionId]);
  if (!row) throw notFound("Verification session");
  return { ...row, status: effectiveStatus(row, ctx.now()) };
}
