import type { Database, Tx } from "@/db/client";
import type { Job } from "../outbox/queue/definition";
import { disableEndpoint } from "./disable-endpoint";

const PATIENCE = "5 days";
const GONE = "The receiver answered 410 Gone.";
const SILENT = "No delivery succeeded for 5 days.";

// Written at most once a second: deliveries to one endpoint must not queue for its row.
const successText = `
update webhook_endpoints set last_success_at = now(), failing_since = null
where tenant_id = $1::uuid and mode = $2::mode and id = $3::uuid
  and (failing_since is not null or last_success_at is null or last_success_at < now() - interval '1 second')`;

const failureText = `
update webhook_endpoints set failing_since = coalesce(failing_since, now())
where tenant_id = $1::uuid and mode = $2::mode and id = $3::uuid and is_active
returning failing_since <= now() - interval '${PATIENCE}' as overdue`;

/** The endpoint works. */
export async function noteSuccess(tx: Tx, job: Job, endpointId: string): Promise<void> {
  await tx.query(successText, [job.tenantId, job.mode, endpointId]);
}

/** A try failed; the endpoint is disabled when there was no success for five days. */
export async function noteFailure(database: Database, tx: Tx, job: Job, endpointId: string): Promise<void> {
  const [row] = await tx.query<{ overdue: boolean }>(failureText, [job.tenantId, job.mode, endpointId]);
  if (row?.overdue) await disableEndpoint(database, tx, job, endpointId, SILENT);
}

/** The receiver said that it will not come back: disabled at once. */
export function noteGone(database: Database, tx: Tx, job: Job, endpointId: string): Promise<void> {
  return disableEndpoint(database, tx, job, endpointId, GONE);
}
