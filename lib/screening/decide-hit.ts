import type { Tx } from "@/db/client";
import { recordAudit } from "../audit/record-audit";
import { authorize } from "../authorize";
import { type Ctx, write } from "../context";
import { DomainError, notFound } from "../errors";
import { isId, newId } from "../ids";
import { lockSession } from "../verification/lock-session";
import { afterHitDecision } from "./after-hit-decision";
import { type ScreeningStatus, updateScreeningStatus } from "./update-screening-status";

export type HitDecision = {
  hitId: string;
  sessionId: string;
  decision: "confirmed" | "rejected";
  reason: string;
  decidedBy: { id: string; name: string };
  decidedAt: Date;
  screeningStatus: ScreeningStatus;
};

// Only what a screening of this session found is decided on its page.
const lockText = `
select h.id, h.entity_id as "entityId" from screening_hits h
where h.tenant_id = $1 and h.mode = $2 and h.id = $3 and exists (
  select from screening_matches m
  join screenings s on s.tenant_id = $1 and s.mode = $2 and s.id = m.screening_id
  where m.tenant_id = $1 and m.mode = $2 and m.hit_id = h.id and s.session_id = $4)
for update`;

const decideText = `
with noted as (
  insert into hit_decisions (tenant_id, mode, id, hit_id, session_id, decision, reason, decided_by, decided_by_name, api_key_id, created_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
)
update screening_hits set decision = $6, decided_at = $11 where tenant_id = $1 and mode = $2 and id = $4`;

/**
 * A person says whether a hit is the entity (`confirmed`) or somebody else (`rejected`), and why. The newest decision
 * stands; all are kept. It holds for as long as neither the entity's compared fields nor the list entry change. The
 * session's status and outcome do not change; the entity's screening status follows. Needs `reviews:write`; an API
 * key decides as its owner. Refuses: NOT_FOUND for a session, or a hit that is not one of it.
 */
export async function decideHit(
  ctx: Ctx,
  input: { sessionId: string; hitId: string; decision: "confirmed" | "rejected"; reason: string },
): Promise<HitDecision> {
  authorize(ctx, "reviews:write");
  const { actor } = ctx;
  if (actor.type !== "user" && actor.type !== "apiKey")
    throw new DomainError("PERMISSION_DENIED", "Only people decide.");
  return write(ctx, async (tx) => {
    const session = await lockSession(ctx, tx, input.sessionId);
    const hit = await lockHit(ctx, tx, session.id, input.hitId);
    const decidedAt = ctx.now();
    await tx.query(decideText, [
      ctx.tenantId,
      ctx.mode,
      newId(),
      hit.id,
      session.id,
      input.decision,
      input.reason,
      actor.person.id,
      actor.person.name,
      actor.type === "apiKey" ? actor.id : null,
      decidedAt,
    ]);
    const screeningStatus = await updateScreeningStatus(ctx, tx, hit.entityId);
    await afterHitDecision(ctx, tx, session);
    await recordAudit(ctx, tx, {
      action: `hit.${input.decision}`,
      targetType: "session",
      targetId: session.id,
      details: { hit_id: hit.id, screening_status: screeningStatus },
    });
    return {
      hitId: hit.id,
      sessionId: session.id,
      decision: input.decision,
      reason: input.reason,
      decidedBy: { id: actor.person.id, name: actor.person.name },
      decidedAt,
      screeningStatus,
    };
  });
}

async function lockHit(ctx: Ctx, tx: Tx, sessionId: string, hitId: string) {
  if (!isId(hitId)) throw notFound("Hit");
  const [hit] = await tx.query<{ id: string; entityId: string }>(lockText, [
    ctx.tenantId,
    ctx.mode,
    hitId,
    sessionId,
  ]);
  if (!hit) throw notFound("Hit");
  return hit;
}
