import type { Database, Tx } from "@/db/client";
import type { RunMemory } from "../checks/provider";
import type { CheckJob } from "./run-check";

const HELD = `tenant_id = $1 and mode = $2 and id = $3 and state = 'pending' and lease_token = $4`;
const stateText = `select vendor_state as state from check_runs where ${HELD}`;
const saveText = `
update check_runs set vendor_state = $5::text::jsonb, vendor_ref = coalesce($6, vendor_ref) where ${HELD} returning id`;
// A try that got so far is none that failed: the tries begin anew. Providers that wait keep a deadline themselves.
const putOffText = `
update check_runs set run_at = now() + $5::float8 * interval '1 second', attempts = 0, error = null,
  lease_token = null, leased_until = null
where ${HELD}`;

const held = (job: CheckJob) => [job.tenantId, job.mode, job.checkRunId, job.leaseToken];

/** What the provider kept at an earlier try of this run; null: nothing. */
export async function vendorStateOf(tx: Tx, job: CheckJob): Promise<Record<string, unknown> | null> {
  const [row] = await tx.query<{ state: Record<string, unknown> | null }>(stateText, held(job));
  return row?.state ?? null;
}

/** A run's memory, written while this worker holds its lease; throws when it does not any more. */
export function runMemory(
  database: Database,
  job: CheckJob,
  begun: Record<string, unknown> | null,
): RunMemory {
  let current = begun;
  return {
    get state() {
      return current;
    },
    save: async (state, ref) => {
      const values = [...held(job), JSON.stringify(state), ref ?? null];
      const rows = await database.inTenant(job, (tx) => tx.query(saveText, values));
      if (rows.length === 0) throw new Error("Another worker has taken this run over.");
      current = state;
    },
  };
}

/** The provider waits: the run is due again after so many seconds. */
export async function putOffRun(tx: Tx, job: CheckJob, seconds: number): Promise<void> {
  await tx.query(putOffText, [...held(job), seconds]);
}
