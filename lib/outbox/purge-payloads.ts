import type { Database } from "@/db/client";

/** Days that bodies of events are kept where the tenant set nothing. */
export const PAYLOAD_DAYS = 30;
const BATCH = 500;

// What is still to be sent keeps its body. The day's floor lets the index end the search early.
const purgeText = `
with old as materialized (
  select e.tenant_id, e.mode, e.id from events e join tenants t on t.id = e.tenant_id
  where (e.sealed_body is not null or e.body is not null) and e.created_at < now() - interval '1 day'
    and e.created_at < now() - make_interval(days => coalesce((t.settings->>'payloadDays')::int, ${PAYLOAD_DAYS}))
    and not exists (select from deliveries d where d.tenant_id = e.tenant_id and d.mode = e.mode
      and d.event_id = e.id and d.state = 'pending')
  order by e.created_at limit ${BATCH} for update of e skip locked
), answers as (
  update delivery_attempts a set request_headers = null, response_start = null
  from old join deliveries d on d.tenant_id = old.tenant_id and d.mode = old.mode and d.event_id = old.id
  where a.tenant_id = d.tenant_id and a.mode = d.mode and a.delivery_id = d.id
)
update events e set sealed_body = null, body = null from old
where e.tenant_id = old.tenant_id and e.mode = old.mode and e.id = old.id
returning e.id`;

/**
 * Wipes what events said once the tenant's period is over: their bodies, and the headers and answers of their
 * deliveries. That they happened, and where they went, stays. Returns how many events.
 */
export async function purgePayloads(database: Database): Promise<number> {
  for (let purged = 0; ; ) {
    const rows = await database.asSystem((tx) => tx.query(purgeText));
    purged += rows.length;
    if (rows.length < BATCH) return purged;
  }
}
