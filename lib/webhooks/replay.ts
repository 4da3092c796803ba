import type { Tx } from "@/db/client";
import { recordAudit } from "../audit/record-audit";
import { authorize } from "../authorize";
import { type Ctx, write } from "../context";
import { DomainError, invalid, notFound } from "../errors";
import { isId } from "../ids";
import { wakeWorkers } from "../outbox/wake";

// A row somebody is sending just now is left alone: it would go out twice at once.
const again = `
update deliveries d set state = 'pending', attempts = 0, run_at = now(), finished_at = null,
  lease_token = null, leased_until = null
where d.tenant_id = $1::uuid and d.mode = $2::mode and (d.leased_until is null or d.leased_until <= now())`;

// What a disabled endpoint would be sent is cancelled at once; a session's own URL does not depend on it.
const receives = `
exists (
  select from webhook_endpoints w
  left join verification_sessions s on s.tenant_id = d.tenant_id and s.mode = d.mode and s.id = d.session_id
  where w.tenant_id = d.tenant_id and w.mode = d.mode and w.id = d.endpoint_id
    and ((w.is_active and w.url is not null) or (w.is_default and s.webhook_url = d.url))
)`;

// Without its body nothing can be sent.
const hasBody = `
exists (select from events e where e.tenant_id = d.tenant_id and e.mode = d.mode and e.id = d.event_id
  and (e.sealed_body is not null or e.body is not null))`;

const findText = `
select d.leased_until > now() as "isLeased", ${receives} as receives, ${hasBody} as "hasBody"
from deliveries d where d.tenant_id = $1::uuid and d.mode = $2::mode and d.id = $3::uuid`;

/**
 * Sends a delivery again, whatever became of it: same delivery id, same bytes, its tries counted from the start
 * (the log of earlier ones stays). Errors: NOT_FOUND; CONFLICT while it is being sent; INVALID_REQUEST when its
 * endpoint is switched off.
 */
export async function replayDelivery(ctx: Ctx, deliveryId: string): Promise<void> {
  authorize(ctx, "webhooks:write");
  if (!isId(deliveryId)) throw notFound("Delivery");
  await write(ctx, async (tx) => {
    const place = [ctx.tenantId, ctx.mode, deliveryId];
    const [found] = await tx.query<{ isLeased: boolean | null; receives: boolean; hasBody: boolean }>(
      findText,
      place,
    );
    if (!found) throw notFound("Delivery");
    if (!found.receives) {
      throw new DomainError("INVALID_REQUEST", "The endpoint is switched off. Switch it on first.");
    }
    if (!found.hasBody) throw new DomainError("INVALID_REQUEST", "The event's content was purged.");
    const rows = await tx.query(`${again} and d.id = $3::uuid returning d.id`, place);
    if (rows.length === 0) throw new DomainError("CONFLICT", "The delivery is being sent right now.");
    await finish(ctx, tx, "webhook_delivery.replayed", deliveryId, 1);
  });
}

/**
 * Sends everything again that was written since a moment (and before `until`): what failed or was cancelled, or with
 * `includeDelivered` also what arrived. Of one endpoint, or of all. Returns how many deliveries are queued.
 * Deliveries in flight, those of endpoints that are switched off, and those without content are left out.
 */
export async function replaySince(
  ctx: Ctx,
  request: { since: Date; until?: Date; endpointId?: string; includeDelivered?: boolean },
): Promise<number> {
  authorize(ctx, "webhooks:write");
  const { since, until = null, endpointId = null, includeDelivered = false } = request;
  if (until && until <= since) throw invalid({ until: ["Must be after since."] });
  if (endpointId !== null && !isId(endpointId)) throw notFound("Webhook");
  const states = includeDelivered ? "{failed,cancelled,delivered}" : "{failed,cancelled}";
  return write(ctx, async (tx) => {
    const rows = await tx.query(
      `${again} and d.created_at >= $3 and d.state = any($4::text::delivery_state[])
         and ($6::timestamptz is null or d.created_at < $6::timestamptz)
         and ($5::text is null or d.endpoint_id = $5::text::uuid) and ${receives} and ${hasBody}
       returning d.id`,
      [ctx.tenantId, ctx.mode, since, states, endpointId, until],
    );
    await finish(ctx, tx, "webhook_deliveries.replayed", endpointId, rows.length, since);
    return rows.length;
  });
}

async function finish(ctx: Ctx, tx: Tx, action: string, target: string | null, count: number, since?: Date) {
  tx.onCommit(wakeWorkers);
  await recordAudit(ctx, tx, {
    action,
    targetType: since ? "webhook_endpoint" : "webhook_delivery",
    targetId: target,
    details: { count, ...(since ? { since: since.toISOString() } : {}) },
  });
}
