import type { Tx } from "@/db/client";
import type { Ctx } from "../context";
import { checkFacts, queueChange } from "../queue/queue-entry";
import { type SessionRow, updateSession } from "../verification/lock-session";

const openText = `
select
  exists (select from screenings s
    join screening_matches m on m.tenant_id = $1 and m.mode = $2 and m.screening_id = s.id
    join screening_hits h on h.tenant_id = $1 and h.mode = $2 and h.id = m.hit_id
    where s.tenant_id = $1 and s.mode = $2 and s.session_id = $3 and h.decision is null
      and not exists (select from screenings n where n.tenant_id = $1 and n.mode = $2 and n.entity_id = s.entity_id
        and n.kind = s.kind and (n.created_at, n.id) > (s.created_at, s.id))) as "screeningOpen",
  exists (select from reviews r where r.tenant_id = $1 and r.mode = $2 and r.session_id = $3 and r.standing = 'proposed'
    and not exists (select from reviews n where n.tenant_id = $1 and n.mode = $2 and n.session_id = $3
      and (n.created_at, n.id) > (r.created_at, r.id))) as proposed`;

/** A locked session that waits because of its hits waits no longer for them once all are decided. */
export async function afterHitDecision(ctx: Ctx, tx: Tx, session: SessionRow): Promise<void> {
  if (session.queueReason !== "screening") return;
  const [facts] = await tx.query<{ screeningOpen: boolean; proposed: boolean }>(openText, [
    ctx.tenantId,
    ctx.mode,
    session.id,
  ]);
  if (!facts || facts.screeningOpen) return;
  const { status, outcome, latestDecision } = session;
  const checks = await checkFacts(ctx, tx, session.id);
  await updateSession(
    ctx,
    tx,
    session,
    queueChange(session, { status, outcome, latestDecision, ...facts }, checks, ctx.now()),
  );
}
