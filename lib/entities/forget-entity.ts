import type { Tx } from "@/db/client";
import type { Ctx } from "../context";

/**
 * Takes an entity's copies out of everything that names it: its sessions leave the queue and lose name and reference,
 * notes go, applicants' words in contests and the fields compared in screenings are emptied.
 */
export async function forgetEntity(ctx: Ctx, tx: Tx, entityId: string): Promise<void> {
  const values = [ctx.tenantId, ctx.mode, entityId];
  const ofEntity = `tenant_id = $1 and mode = $2 and session_id in (
    select id from verification_sessions where tenant_id = $1 and mode = $2 and entity_id = $3)`;
  await Promise.all([
    tx.query(
      `update verification_sessions set entity_name = 'Erased entity', external_id = null,
         queued_at = null, queue_reason = null, queue_risk = 0, claimed_by = null, claimed_until = null
       where tenant_id = $1 and mode = $2 and entity_id = $3`,
      values,
    ),
    tx.query(`delete from entity_notes where tenant_id = $1 and mode = $2 and entity_id = $3`, values),
    tx.query(`update contests set text = 'Erased.' where ${ofEntity}`, values),
    tx.query(
      `update screenings set fields = null where tenant_id = $1 and mode = $2 and entity_id = $3`,
      values,
    ),
    tx.query(
      `update screening_hits set parts = null where tenant_id = $1 and mode = $2 and entity_id = $3`,
      values,
    ),
  ]);
}
