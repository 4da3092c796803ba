import type { Tx } from "@/db/client";
import type { verificationSessions } from "@/db/schema";
import type { Ctx } from "../context";
import { instantText } from "../format/instant";
import { newId } from "../ids";
import { wakeWorkers } from "../outbox/wake";
import { currentTraceparent } from "../telemetry/trace-context";
import { sealBody } from "./body";
import { EVENTS, type EventExtra, type EventType, OPTIONAL_EVENTS } from "./catalogue";

type Session = Pick<
  typeof verificationSessions.$inferSelect,
  | "id"
  | "entityId"
  | "entityName"
  | "externalId"
  | "status"
  | "outcome"
  | "webhookUrl"
  | "eventSequence"
  | "profile"
>;

// Event and deliveries in one statement. The session's own URL replaces the default endpoint's, and is signed
// with the default endpoint's secret; every other endpoint that wants the event gets it too.
const insertEvent = `
with event as (
  insert into events (tenant_id, mode, id, session_id, entity_id, type, sequence, sealed_body, facts, created_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $14::text::jsonb, $9)
)
insert into deliveries (tenant_id, mode, id, event_id, session_id, endpoint_id, url, traceparent, created_at)
select w.tenant_id, w.mode, gen_random_uuid(), $3, $4, w.id,
  case when w.is_default then coalesce($10, w.url) else w.url end, $15, $9
from webhook_endpoints w
where w.tenant_id = $1 and w.mode = $2
  and case when w.is_default and $10::text is not null then true else w.is_active and w.url is not null end
  and ($6 = any (w.event_types) or (not $13::boolean and (w.event_types = '{*}' or (w.is_default and $10::text is not null))))
  and (w.filters->>'verification_profile' is null or w.filters->>'verification_profile' = $11)
  and (w.filters->'outcome' is null or w.filters->'outcome' ? $12)`;

/**
 * Writes an event of the session and a delivery for each endpoint that wants it, in the caller's transaction.
 * `session.eventSequence` must already count this event (create: 1; moves: incremented by their UPDATE), which
 * orders the events of a session. The body is frozen here: its bytes are what is signed and sent, and they equal
 * JSON.stringify(JSON.parse(bytes)). It is stored sealed and purged after the tenant's period.
 */
export async function emit<T extends EventType>(
  ctx: Ctx,
  tx: Tx,
  session: Session,
  type: T,
  extra: EventExtra<T>,
): Promise<void> {
  const now = ctx.now();
  const id = newId();
  const data = EVENTS[type].parse({
    session_id: session.id,
    entity_id: session.entityId,
    entity_name: session.entityName,
    external_id: session.externalId,
    status: session.status,
    outcome: session.outcome,
    ...extra,
  });
  const body = JSON.stringify({
    event: type,
    timestamp: instantText(now),
    data,
    id,
    sequence: session.eventSequence,
  });
  tx.onCommit(wakeWorkers);
  await tx.query(insertEvent, [
    ctx.tenantId,
    ctx.mode,
    id,
    session.id,
    session.entityId,
    type,
    session.eventSequence,
    sealBody(id, body),
    now,
    session.webhookUrl,
    session.profile,
    session.outcome,
    OPTIONAL_EVENTS.includes(type),
    JSON.stringify(factsOf(data)),
    currentTraceparent(),
  ]);
}

/** What may be read of an event without opening its body. */
function factsOf(data: Record<string, unknown>): Record<string, string> {
  const facts = ["check_id", "check_type", "check_outcome"].flatMap((name) => {
    const value = data[name];
    return typeof value === "string" ? [[name, value] as const] : [];
  });
  return Object.fromEntries(facts);
}
