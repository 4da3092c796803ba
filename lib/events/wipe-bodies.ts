import type { Tx } from "@/db/client";
import type { Ctx } from "../context";

// Arrays, not joins: before statistics exist the planner would walk every delivery of the tenant for each attempt.
const eventsText = `
select id from events where tenant_id = $1 and mode = $2 and session_id = any (array(
  select id from verification_sessions where tenant_id = $1 and mode = $2 and entity_id = $3))`;

/**
 * Wipes everything the events of an entity said, sent or not, in the caller's transaction: bodies, headers and
 * answers. What still waited to be delivered is cancelled. For erasure; authorises nothing itself.
 */
export async function wipeEventBodies(ctx: Ctx, tx: Tx, entityId: string): Promise<void> {
  const events = await tx.query<{ id: string }>(eventsText, [ctx.tenantId, ctx.mode, entityId]);
  await wipe(ctx, tx, events, "The person was erased.");
}

/** The same for the one event of a session that tells what was read: its completion. */
export async function wipeCompletion(ctx: Ctx, tx: Tx, sessionId: string): Promise<void> {
  const events = await tx.query<{ id: string }>(
    `select id from events where tenant_id = $1 and mode = $2 and session_id = $3
       and type = 'verification.session_completed'`,
    [ctx.tenantId, ctx.mode, sessionId],
  );
  await wipe(ctx, tx, events, "What it told was redacted.");
}

async function wipe(ctx: Ctx, tx: Tx, events: readonly { id: string }[], because: string): Promise<void> {
  const place = [ctx.tenantId, ctx.mode];
  const eventIds = events.map((event) => event.id);
  const deliveries = await tx.query<{ id: string }>(
    "select id from deliveries where tenant_id = $1 and mode = $2 and event_id = any ($3::uuid[])",
    [...place, eventIds],
  );
  const deliveryIds = deliveries.map((delivery) => delivery.id);
  await tx.query(
    `update deliveries set state = 'cancelled', last_error = $5, finished_at = $4,
       lease_token = null, leased_until = null
     where tenant_id = $1 and mode = $2 and id = any ($3::uuid[]) and state = 'pending'`,
    [...place, deliveryIds, ctx.now(), because],
  );
  await tx.query(
    `update delivery_attempts set request_headers = null, response_start = null
     where tenant_id = $1 and mode = $2 and delivery_id = any ($3::uuid[])`,
    [...place, deliveryIds],
  );
  await tx.query(
    "update events set sealed_body = null, body = null where tenant_id = $1 and mode = $2 and id = any ($3::uuid[])",
    [...place, eventIds],
  );
}
