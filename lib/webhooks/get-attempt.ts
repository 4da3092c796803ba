import { authorize } from "../authorize";
import { type Ctx, readRows } from "../context";
import { notFound } from "../errors";
import { openBody } from "../events/body";
import { isId } from "../ids";

/** One try with all that was sent and heard. Headers, body and answer are null once purged. */
export type AttemptDetail = {
  id: string;
  deliveryId: string;
  sessionId: string;
  endpointId: string;
  eventType: string;
  url: string;
  state: "delivered" | "failed";
  statusCode: number | null;
  attempt: number;
  createdAt: Date;
  nextTryAt: Date | null;
  error: string | null;
  durationMs: number;
  requestHeaders: Record<string, string> | null;
  body: string | null;
  responseStart: string | null;
};
type Row = AttemptDetail & { eventId: string; sealedBody: Buffer | null };

const text = `
select a.id, a.delivery_id as "deliveryId", d.session_id as "sessionId", d.endpoint_id as "endpointId",
  e.type as "eventType", d.url, case when a.error is null then 'delivered' else 'failed' end as state,
  a.status_code as "statusCode", a.attempt, a.created_at as "createdAt",
  case when d.state = 'pending' and d.attempts = a.attempt then d.run_at end as "nextTryAt", a.error,
  a.duration_ms as "durationMs", a.request_headers as "requestHeaders", a.response_start as "responseStart",
  e.id as "eventId", e.sealed_body as "sealedBody", e.body
from delivery_attempts a
join deliveries d on d.tenant_id = a.tenant_id and d.mode = a.mode and d.id = a.delivery_id
join events e on e.tenant_id = d.tenant_id and e.mode = d.mode and e.id = d.event_id
where a.tenant_id = $1 and a.mode = $2 and a.id = $3`;

/** One entry of the delivery log in full. Needs `webhooks:read`. Throws NOT_FOUND. */
export async function getAttempt(ctx: Ctx, attemptId: string): Promise<AttemptDetail> {
  authorize(ctx, "webhooks:read");
  if (!isId(attemptId)) throw notFound("Webhook log");
  const [row] = await readRows<Row>(ctx, text, [ctx.tenantId, ctx.mode, attemptId]);
  if (!row) throw notFound("Webhook log");
  const { eventId, sealedBody, body, ...attempt } = row;
  return { ...attempt, body: openBody({ eventId, sealedBody, body }) };
}
