import type { Tx } from "@/db/client";
import type { CaptureInput, CheckInput } from "../checks/provider";
import type { Ctx } from "../context";

const text = `
select
  coalesce((select json_agg(json_build_object(
      'step', c.step, 'mediaId', c.media_id, 'contentType', m.content_type, 'warnings', to_json(c.warnings),
      'frames', coalesce((select json_agg(json_build_object('mediaId', f.media_id, 'action', f.action, 'takenMs', f.taken_ms) order by f.position)
        from capture_frames f where f.tenant_id = c.tenant_id and f.mode = c.mode and f.capture_id = c.id), '[]'::json)))
    from captures c
    left join media m on m.tenant_id = c.tenant_id and m.mode = c.mode and m.id = c.media_id
    where c.tenant_id = $1 and c.mode = $2 and c.session_id = $3 and c.superseded_at is null), '[]'::json) as captures,
  (select json_build_object('actions', to_json(l.actions), 'createdAt', l.created_at)
    from liveness_challenges l join captures c
      on c.tenant_id = l.tenant_id and c.mode = l.mode and c.id = l.capture_id and c.superseded_at is null
    where l.tenant_id = $1 and l.mode = $2 and l.session_id = $3
    order by l.created_at desc limit 1) as challenge,
  t.settings->'thresholds' as thresholds, t.settings->'requiredSubChecks' as "requiredSubChecks",
  t.settings->'providers' as providers
from tenants t where t.id = $1`;

type Row = {
  captures: CaptureInput[];
  challenge: { actions: string[]; createdAt: string } | null;
  thresholds: Record<string, number> | null;
  requiredSubChecks: string[] | null;
  providers: Record<string, string> | null;
};

/** The session's current captures, the challenge they answer, and the tenant's policy, in one round trip. */
export async function checkCaptures(
  ctx: Ctx,
  tx: Tx,
  sessionId: string,
): Promise<Pick<CheckInput, "captures" | "challenge" | "policy">> {
  const [row] = await tx.query<Row>(text, [ctx.tenantId, ctx.mode, sessionId]);
  return {
    captures: row?.captures ?? [],
    challenge: row?.challenge
      ? { actions: row.challenge.actions, createdAt: new Date(row.challenge.createdAt) }
      : null,
    policy: {
      thresholds: row?.thresholds ?? {},
      requiredSubChecks: row?.requiredSubChecks ?? [],
      providers: row?.providers ?? {},
    },
  };
}
