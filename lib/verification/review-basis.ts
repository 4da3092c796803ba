import type { Tx } from "@/db/client";
import type { TenantSettings } from "@/db/schema";
import type { Ctx } from "../context";
import { resolveSettings } from "../tenants/settings";
import type { Decision } from "./create-review";
import type { PriorReview } from "./review-standing";

export type EarlierReview = PriorReview & { decision: Decision; reviewerName: string; createdAt: string };
type Row = {
  policyVersion: number;
  settings: TenantSettings;
  reviews: EarlierReview[];
  opened: string[];
  unsettled: { id: string; field: string }[];
};

// What the person looked at is read from the audit log, which the server itself wrote as it handed the bytes out.
const text = `
select t.policy_version as "policyVersion", t.settings,
  coalesce((select json_agg(json_build_object('id', r.id, 'reviewerId', r.reviewer_id, 'standing', r.standing,
      'decision', r.decision, 'reviewerName', r.reviewer_name, 'createdAt', r.created_at) order by r.created_at desc, r.id desc)
    from reviews r where r.tenant_id = $1 and r.mode = $2 and r.session_id = $3), '[]'::json) as reviews,
  coalesce((select json_agg(distinct case a.action when 'media.viewed' then a.details->>'media_id' else 'document_number' end)
    from audit_entries a
    where a.tenant_id = $1 and a.mode = $2 and a.target_type = 'session' and a.target_id = $3
      and a.actor_type = 'user' and a.actor_id = $4 and a.action in ('media.viewed', 'document_number.viewed')), '[]'::json) as opened,
  coalesce((select json_agg(json_build_object('id', d.id, 'field', d.field) order by d.created_at, d.field)
    from discrepancies d where d.tenant_id = $1 and d.mode = $2 and d.session_id = $3
      and (d.resolution is null or d.resolution = 'not_resolvable')), '[]'::json) as unsettled
from tenants t where t.id = $1`;

/** What a decision about a locked session rests on, in one round trip; reviews latest first. */
export async function findReviewBasis(ctx: Ctx, tx: Tx, sessionId: string, personId: string) {
  const [row] = await tx.query<Row>(text, [ctx.tenantId, ctx.mode, sessionId, personId]);
  if (!row) throw new Error("The tenant is gone.");
  return { ...row, fourEyes: resolveSettings(row.settings, ctx.mode).fourEyes };
}
