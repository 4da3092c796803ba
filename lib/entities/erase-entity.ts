import type { Tx } from "@/db/client";
import { entities, erasures } from "@/db/schema";
import { recordAudit } from "../audit/record-audit";
import { authorize } from "../authorize";
import { actorId, type Ctx, write } from "../context";
import { DomainError } from "../errors";
import { wipeEventBodies } from "../events/wipe-bodies";
import { instantText } from "../format/instant";
import { newId } from "../ids";
import { destroyMedia } from "../media/destroy-media";
import { erasureDeferral } from "../retention/erasure-deferral";
import { forgetAnswers } from "../retention/forget-answers";
import { forgetContact } from "../retention/forget-contact";
import { forgetReadings } from "../retention/forget-readings";
import { makeReceipt, type Receipt } from "../retention/receipt";
import { expireOne } from "../verification/expire-sessions";
import { isActive, type SessionStatus } from "../verification/session-state";
import { type Entity, type EntityFields, NO_FIELDS } from "./entity-fields";
import { forgetEntity } from "./forget-entity";
import { living, lockEntity } from "./get-entity";

/** `archived`: decisions about it are kept for the law, or the erasure itself waits until `purgeAfter`. */
export type Erased = {
  id: string;
  status: "deleted" | "archived";
  purgeAfter: Date | null;
  /** Why it has to wait; null when it was done. */
  deferredBecause: string | null;
  receipt: Receipt | null;
};

/**
 * Erases an entity in one transaction: its record and every copy, the keys of everything that was captured (the
 * files follow at once), what was read, and contact details. What was decided about a completed session stays
 * ("archived"). From then on it reads as not found. Under a legal hold, or where the tenant's policy lets the law on
 * records go first, nothing is erased: the request is kept and carried out by the worker when it may be. Leaves a
 * receipt and an audit row. Needs `entities:write`.
 * Refuses: NOT_FOUND; CONFLICT while a session is active, whichever of the two was first.
 */
export async function eraseEntity(ctx: Ctx, entityId: string): Promise<Erased> {
  authorize(ctx, "entities:write");
  return write(ctx, async (tx) => {
    const entity = await lockEntity(ctx, tx, entityId, "update");
    await refuseWhileActive(ctx, tx, entity.id);
    const deferral = await erasureDeferral(ctx, tx, entity);
    return deferral ? defer(ctx, tx, entity.id, deferral) : erase(ctx, tx, entity);
  });
}

async function erase(ctx: Ctx, tx: Tx, entity: Entity): Promise<Erased> {
  const now = ctx.now();
  const sessions = await tx.query<{ id: string; completed: boolean }>(
    `select id, status = 'completed' as completed from verification_sessions
     where tenant_id = $1 and mode = $2 and entity_id = $3`,
    [ctx.tenantId, ctx.mode, entity.id],
  );
  const ids = sessions.map((s) => s.id);
  const { isPrimary: _, ...personal } = NO_FIELDS satisfies EntityFields;
  await tx.db
    .update(entities)
    .set({ ...personal, name: "Erased", erasedAt: now, updatedAt: now })
    .where(living(ctx, entity.id));
  await forgetEntity(ctx, tx, entity.id);
  await wipeEventBodies(ctx, tx, entity.id);
  await forgetAnswers(ctx, tx, [entity.id, ...ids]);
  await forgetContact(ctx, tx, ids);
  await forgetReadings(ctx, tx, ids);
  const files = await destroyMedia(ctx, tx, ids, "erasure");
  const decided = sessions.some((session) => session.completed);
  const receipt = makeReceipt({
    ...{ entityId: entity.id, erasedAt: instantText(now), files, sessions: ids.length, decided },
    keepUntil: null,
  });
  await keepRequest(ctx, tx, entity.id, { state: "done", finishedAt: now, receipt });
  const status = decided ? "archived" : "deleted";
  await recordAudit(ctx, tx, {
    action: "entity.erased",
    targetType: "entity",
    targetId: entity.id,
    details: { status, files: files.length, sessions: ids.length },
  });
  return { id: entity.id, status, purgeAfter: null, deferredBecause: null, receipt };
}

async function defer(
  ctx: Ctx,
  tx: Tx,
  entityId: string,
  { until, because }: { until: Date | null; because: string },
): Promise<Erased> {
  await keepRequest(ctx, tx, entityId, { state: "deferred", deferredUntil: until, reason: because });
  await recordAudit(ctx, tx, {
    action: "entity.erasure_deferred",
    targetType: "entity",
    targetId: entityId,
    details: { until: until && instantText(until) },
  });
  return { id: entityId, status: "archived", purgeAfter: until, deferredBecause: because, receipt: null };
}

async function keepRequest(
  ctx: Ctx,
  tx: Tx,
  entityId: string,
  change: Pick<typeof erasures.$inferInsert, "state"> & Partial<typeof erasures.$inferInsert>,
): Promise<void> {
  const scope = { tenantId: ctx.tenantId, mode: ctx.mode };
  const now = ctx.now();
  await tx.db
    .insert(erasures)
    .values({ ...scope, id: newId(), entityId, requestedBy: actorId(ctx.actor), createdAt: now, ...change })
    .onConflictDoUpdate({
      target: [erasures.tenantId, erasures.mode, erasures.entityId],
      set: { deferredUntil: null, reason: null, ...change },
    });
}

async function refuseWhileActive(ctx: Ctx, tx: Tx, entityId: string): Promise<void> {
  const open = await tx.query<{ id: string; status: SessionStatus; expires_at: Date }>(
    `select id, status, expires_at from verification_sessions
     where tenant_id = $1 and mode = $2 and entity_id = $3 and status in ('pending', 'accessed')`,
    [ctx.tenantId, ctx.mode, entityId],
  );
  for (const session of open) {
    // It may have been opened or ended since it was read; expiring locks it and looks again.
    if (await expireOne(ctx, tx, session.id)) continue;
    if (!isActive({ status: session.status, expiresAt: session.expires_at }, ctx.now())) continue;
    throw new DomainError("CONFLICT", "The entity has an active verification session.", {
      details: {
        existing_session_id: session.id,
        status: session.status,
        expires_at: instantText(session.expires_at),
      },
    });
  }
}
