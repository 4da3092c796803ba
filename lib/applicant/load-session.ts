import type { Mode } from "@/db/client";
import type { TenantSettings } from "@/db/schema";
import type { CheckType } from "../checks/registry";
import { type Ctx, readRows } from "../context";
import { notFound } from "../errors";
import { retentionDays } from "../retention/classes";
import { effectiveStatus, type SessionStatus } from "../verification/session-state";
import type { CaptureFact, DocumentType } from "./capture-plan";
import type { ConsentFacts } from "./consent-text";

/** What the person's screens are made from. `status` is the effective one. */
export type ApplicantSession = {
  id: string;
  mode: Mode;
  tenantId: string;
  tenantName: string;
  consentFacts: ConsentFacts;
  brandColour: string | null;
  status: SessionStatus;
  checkTypes: CheckType[];
  failureReason: string | null;
  completedAt: Date | null;
  submittedAt: Date | null;
  documentType: DocumentType | null;
  documentCountry: string | null;
  withoutBiometrics: boolean;
  /** The tenant offers a way without biometrics. */
  offersAlternative: boolean;
  /** How often a quality hint is insisted on (TenantSettings.qualityWarnings). */
  qualityWarnings: number;
  /** The person agreed, on this or another device. */
  agreed: boolean;
  contest: { askedAt: string; decision: string | null } | null;
  expiresAt: Date;
  redirectUrl: string | null;
  redirectState: string | null;
  captures: CaptureFact[];
  /** Checks that were handed in and do not wait for another picture. */
  begunChecks: CheckType[];
  /** How many checks have found something, whether it counts yet or not. */
  checksDone: number;
};

type Row = Omit<ApplicantSession, "consentFacts"> & { settings: TenantSettings };

const text = `
select s.id, s.mode, t.id as "tenantId", t.name as "tenantName", t.settings, t.settings->>'brandColour' as "brandColour", s.status,
  s.check_types as "checkTypes", s.failure_reason as "failureReason", s.completed_at as "completedAt",
  s.submitted_at as "submittedAt", s.document_type as "documentType", s.document_country as "documentCountry",
  s.without_biometrics as "withoutBiometrics",
  coalesce((t.settings->>'nonBiometricAlternative')::boolean, false) as "offersAlternative",
  coalesce((t.settings->>'qualityWarnings')::int, 2) as "qualityWarnings",
  exists (select from consents n where n.tenant_id = s.tenant_id and n.mode = s.mode and n.session_id = s.id
    and n.withdrawn_at is null) as agreed,
  (select json_build_object('askedAt', o.created_at, 'decision', o.decision) from contests o
    where o.tenant_id = s.tenant_id and o.mode = s.mode and o.session_id = s.id) as contest,
  s.expires_at as "expiresAt", s.completion_redirect_url as "redirectUrl", s.completion_state as "redirectState",
  coalesce((select json_agg(json_build_object('step', c.step, 'attempt', c.attempt, 'hasMedia', c.media_id is not null,
      'isCurrent', c.superseded_at is null, 'isProcessed', c.processed_at is not null,
      'rejectedReason', c.rejected_reason) order by c.created_at, c.id)
    from captures c where c.tenant_id = s.tenant_id and c.mode = s.mode and c.session_id = s.id), '[]') as captures,
  array(select k.check_type::text from checks k
    where k.tenant_id = s.tenant_id and k.mode = s.mode and k.session_id = s.id and k.status <> 'pending') as "begunChecks",
  (select count(*)::int from checks k left join check_runs r
      on r.tenant_id = k.tenant_id and r.mode = k.mode and r.check_id = k.id
    where k.tenant_id = s.tenant_id and k.mode = s.mode and k.session_id = s.id
      and (k.status = 'completed' or r.result is not null)) as "checksDone"
from verification_sessions s join tenants t on t.id = s.tenant_id
where s.tenant_id = $1 and s.mode = $2 and s.id = $3`;

/** The session as its applicant's screens need it, in one round trip. Throws NOT_FOUND. */
export async function loadApplicantSession(ctx: Ctx, sessionId: string): Promise<ApplicantSession> {
  const [row] = await readRows<Row>(ctx, text, [ctx.tenantId, ctx.mode, sessionId]);
  if (!row) throw notFound("Verification session");
  const { settings, ...session } = row;
  const days = (kind: "faces" | "documents" | "unfinished") => retentionDays(settings, kind);
  return {
    ...session,
    status: effectiveStatus(row, ctx.now()),
    consentFacts: {
      tenant: row.tenantName,
      ...{ faces: days("faces"), documents: days("documents"), unfinished: days("unfinished") },
    },
  };
}
