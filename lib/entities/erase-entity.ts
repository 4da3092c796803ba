import type { Tx } from "@/db/client";
import { entities } from "@/db/schema";
import { recordAudit } from "../audit/record-audit";
import { authorize } from "../authorize";
import { type Ctx, write } from "../context";
import { DomainError } from "../errors";
import { instantText } from "../format/instant";
import { expireOne } from "../verification/expire-sessions";
import { isActive, type SessionStatus } from "../verification/session-state";
import { type EntityFields, NO_FIELDS } from "./entity-fields";
import { living, lockEntity } from "./get-entity";

export type Erased = { id: string; status: "deleted" | "archived" };

/**
 * Erases an entity: every personal field of it and the copies in its sessions, mails that wait to be sent, and,
 * when no session was ever completed, also what was captured and read. What was decided about a completed session
 * stays ("archived"). From then on it reads as not found; the audit row stays. Needs `entities:write`.
 * Refuses: NOT_FOUND; CONFLICT while a session is active, whichever of the two was first.
 */
export async function eraseEntity(ctx: Ctx, entityId: string): Promise<Erased> {
  authorize(ctx, "entities:write");
  return write(ctx, async (tx) => {
    const entity = await lockEntity(ctx, tx, entityId, "update");
    await refuseWhileActive(ctx, tx, entity.id);
    const now = ctx.now();
    const { isPrimary: _, ...personal } = NO_FIELDS satisfies EntityFields;
    await tx.db
      .update(entities)
      .set({ ...personal, name: "Erased", erasedAt: now, updatedAt: now })
      .where(living(ctx, entity.id));
    const status = (await eraseSessionCopies(ctx, tx, entity.id)) ? "archived" : "deleted";
    if (status === "deleted") await eraseCaptured(ctx, tx, entity.id);
    await recordAudit(ctx, tx, {
      action: "entity.erased",
      targetType: "entity",
      targetId: entity.id,
      details: { status },
    });
    return { id: entity.id, status };
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

/** Returns whether any of the sessions was completed. */
async function eraseSessionCopies(ctx: Ctx, tx: Tx, entityId: string): Promise<boolean> {
  const values = [ctx.tenantId, ctx.mode, entityId];
  const sessions = await tx.query<{ id: string; completed: boolean }>(
    `update verification_sessions set entity_name = 'Erased entity', external_id = null, email = null,
       email_sent = false, completion_state = null,
       queued_at = null, queue_reason = null, queue_risk = 0, claimed_by = null, claimed_until = null
     where tenant_id = $1 and mode = $2 and entity_id = $3 returning id, status = 'completed' as completed`,
    values,
  );
  await tx.query(
    `update emails set recipient = 'erased', sealed_input = null, lease_token = null, leased_until = null,
       state = case when state = 'pending' then 'cancelled'::email_state else state end,
       finished_at = coalesce(finished_at, $4)
     where tenant_id = $1 and mode = $2 and session_id in (
       select id from verification_sessions where tenant_id = $1 and mode = $2 and entity_id = $3)`,
    [...values, ctx.now()],
  );
  return sessions.some((session) => session.completed);
}

/** What was read from documents, and the files: without a row that names them the sweeper deletes them. */
async function eraseCaptured(ctx: Ctx, tx: Tx, entityId: string): Promise<void> {
  const ofEntity = `tenant_id = $1 and mode = $2 and session_id in (
    select id from verification_sessions where tenant_id = $1 and mode = $2 and entity_id = $3)`;
  const values = [ctx.tenantId, ctx.mode, entityId];
  await Promise.all([
    tx.query(`update checks set extracted_data = null where ${ofEntity}`, values),
    tx.query(`update media set deleted_at = $4 where deleted_at is null and ${ofEntity}`, [
      ...values,
      ctx.now(),
    ]),
  ]);
}
