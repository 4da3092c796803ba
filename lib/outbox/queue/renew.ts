import type { Database } from "@/db/client";
import type { Job, QueueDefinition } from "./definition";
import { LEASE_SECONDS } from "./definition";

/** Prolongs the leases of running jobs; a lease that another process took over in between is not touched. */
export async function renew(database: Database, queue: QueueDefinition, jobs: Job[]): Promise<void> {
  if (jobs.length === 0) return;
  const held = jobs.map(({ tenantId, mode, id, leaseToken }) => ({ tenantId, mode, id, leaseToken }));
  await database.asSystem((tx) =>
    tx.query(
      `update ${queue.table} q set leased_until = now() + interval '${LEASE_SECONDS} seconds'
       from jsonb_to_recordset($1::text::jsonb) as held("tenantId" uuid, mode mode, id uuid, "leaseToken" uuid)
       where q.tenant_id = held."tenantId" and q.mode = held.mode and q.id = held.id
         and q.lease_token = held."leaseToken"`,
      [JSON.stringify(held)],
    ),
  );
}
