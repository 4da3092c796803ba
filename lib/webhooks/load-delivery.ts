import type { Database } from "@/db/client";
import { openBody } from "../events/body";
import type { Job } from "../outbox/queue/definition";

/** What one attempt needs. */
export type Loaded = {
  endpointId: string;
  eventType: string;
  /** The event's frozen bytes; null once they were purged. */
  body: string | null;
  secret: Buffer;
  /** Only while a rotation overlaps. */
  previousSecret: Buffer | null;
  /** Goes to a session's own webhook_url: the endpoint lends its secret only, its health is not concerned. */
  isSessionUrl: boolean;
  /** Where to send; null when the endpoint was switched off or lost its URL. */
  target: string | null;
  /** Trace context of the request the event came from. */
  traceparent: string | null;
  /** Now, by the database's clock. */
  at: Date;
};
type Row = Omit<Loaded, "body"> & { eventId: string; sealedBody: Buffer | null; body: string | null };

// An endpoint whose URL was corrected gets its waiting deliveries at the new one.
const loadText = `
select w.id as "endpointId", e.type as "eventType", e.id as "eventId",
  e.sealed_body as "sealedBody", e.body, d.traceparent, w.secret,
  case when w.previous_secret_until > now() then w.previous_secret end as "previousSecret",
  own.is_own as "isSessionUrl",
  case when own.is_own then d.url when w.is_active then w.url end as target,
  now() as at
from deliveries d
join events e on e.tenant_id = d.tenant_id and e.mode = d.mode and e.id = d.event_id
join webhook_endpoints w on w.tenant_id = d.tenant_id and w.mode = d.mode and w.id = d.endpoint_id
left join verification_sessions s on s.tenant_id = d.tenant_id and s.mode = d.mode and s.id = d.session_id
cross join lateral (select w.is_default and coalesce(s.webhook_url = d.url, false) as is_own) own
where d.tenant_id = $1::uuid and d.mode = $2::mode and d.id = $3::uuid
  and d.state = 'pending' and d.lease_token = $4::uuid`;

/** Reads a leased delivery with its event and endpoint; undefined when the lease is no longer ours. */
export async function loadDelivery(database: Database, job: Job): Promise<Loaded | undefined> {
  const values = [job.tenantId, job.mode, job.id, job.leaseToken];
  const [row] = await database.readOnce<Row>(job, loadText, values);
  if (!row) return undefined;
  const { eventId, sealedBody, body, ...loaded } = row;
  return { ...loaded, body: openBody({ eventId, sealedBody, body }) };
}
