import type { Tx } from "@/db/client";
import type { Ctx } from "../context";

const ofEntity = `tenant_id = $1 and mode = $2 and session_id in (
  select id from verification_sessions where tenant_id = $1 and mode = $2 and entity_id = $3)`;

/**
 * Wipes everything the events of an entity said, sent or not, in the caller's transaction: bodies, headers and
 * answers. What still waited to be delivered is cancelled. For erasure; authorises nothing itself.
 */
export async function wipeEventBodies(ctx: Ctx, tx: Tx, entityId: string): Promise<void> {
  const place = [ctx.tenantId, ctx.mode, entityId];
  await tx.query(
    `update deliveries set state = 'cancelled', last_error = 'The person was erased.', finished_at = $4,
       lease_token = null, leased_until = null
     where state = 'pending' and ${ofEntity}`,
    [...place, ctx.now()],
  );
  await tx.query(
    `update delivery_attempts a set request_headers = null, response_start = null
     from deliveries d where a.tenant_id = $1 and a.mode = $2 and d.tenant_id = $1 and d.mode = $2
       and a.delivery_id = d.id and d.session_id in (
         select id from verification_sessions where tenant_id = $1 and mode = $2 and entity_id = $3)`,
    place,
  );
  await tx.query(`update events set sealed_body = null, body = null where ${ofEntity}`, place);
}
