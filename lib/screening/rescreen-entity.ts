import type { Tx } from "@/db/client";
import type { ScreeningKind } from "@/db/schema/screening";
import { recordAudit } from "../audit/record-audit";
import { authorize } from "../authorize";
import { type Ctx, readRows, write } from "../context";
import { getEntity } from "../entities/get-entity";
import { putInQueue } from "../queue/queue-entry";
import { lockSession } from "../verification/lock-session";
import { type EntityScreened, screenEntity } from "./screen-entity";
import { storeScreening } from "./store-screening";
import { type ScreeningStatus, updateScreeningStatus } from "./update-screening-status";

export type Rescreened = {
  entityId: string;
  screeningStatus: ScreeningStatus;
  kinds: ScreeningKind[];
  /** Hits that nobody has decided about in this state of entity and entry, met for the first time. */
  newHits: number;
};

const settingsText = `
select t.settings->'thresholds' as thresholds,
  (select id from verification_sessions s where s.tenant_id = $1 and s.mode = $2 and s.entity_id = $3
     and s.status in ('completed', 'failed') order by s.created_at desc, s.id desc limit 1) as "sessionId"
from tenants t where t.id = $1`;

/**
 * Searches the serving watchlists for an entity once more. A new hit, or a decided one whose entity or entry changed,
 * puts the entity's latest finished session into the work queue; its status and outcome stay what they are. Rejected
 * hits of which nothing changed stay rejected. Needs `entities:write`. NOT_FOUND; no screening (and no kinds in the
 * answer) while there is no list to search.
 */
export async function rescreenEntity(
  ctx: Ctx,
  entityId: string,
  kinds: readonly ScreeningKind[] = ["sanctions", "pep"],
): Promise<Rescreened> {
  authorize(ctx, "entities:write");
  const entity = await getEntity(ctx, entityId);
  const [found] = await readRows<{ thresholds: Record<string, number> | null; sessionId: string | null }>(
    ctx,
    settingsText,
    [ctx.tenantId, ctx.mode, entity.id],
  );
  // Searched before the transaction: the lists do not change with it, and it stays short.
  const searched: EntityScreened[] = [];
  for (const kind of kinds) {
    const screened = await screenEntity(ctx, entity, kind, found?.thresholds ?? {});
    if (screened) searched.push(screened);
  }
  return write(ctx, async (tx) => {
    const session = found?.sessionId ? await lockSession(ctx, tx, found.sessionId) : null;
    let newHits = 0;
    for (const { hits, ...rest } of searched) {
      const about = { entityId: entity.id, sessionId: session?.id ?? null, checkId: null };
      const plain = hits.map(({ decision: _, ...hit }) => hit);
      const stored = await storeScreening(ctx, tx, about, { ...rest, hits: plain });
      newHits += stored.hits.filter((hit) => hit.isNew && hit.decision === null).length;
    }
    if (session && newHits > 0) await putInQueue(ctx, tx, session, "screening");
    return note(ctx, tx, { entityId: entity.id, kinds: searched.map((one) => one.kind), newHits });
  });
}

async function note(
  ctx: Ctx,
  tx: Tx,
  done: Pick<Rescreened, "entityId" | "kinds" | "newHits">,
): Promise<Rescreened> {
  const screeningStatus = await updateScreeningStatus(ctx, tx, done.entityId);
  await recordAudit(ctx, tx, {
    action: "entity.rescreened",
    targetType: "entity",
    targetId: done.entityId,
    details: { kinds: done.kinds, new_hits: done.newHits, screening_status: screeningStatus },
  });
  return { ...done, screeningStatus };
}
