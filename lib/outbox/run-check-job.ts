import type { Database } from "@/db/client";
import { runCheck } from "../verification/run-check";
import { persist } from "./persist";
import type { Job } from "./queue/definition";
import { report } from "./report";

/** Tries by a provider; then the check is recorded as `error`, so that no session waits for ever. */
export const CHECK_TRIES = 5;
/** Seconds to wait after try 1, 2, … */
const BACKOFF = [1, 5, 30, 120] as const;
const LAST_BACKOFF = 300;

const findText = `
select check_id as "checkId", session_id as "sessionId" from check_runs
where tenant_id = $1::uuid and mode = $2::mode and id = $3::uuid and state = 'pending' and lease_token = $4::uuid`;

const againText = `
update check_runs set run_at = now() + $5::float8 * interval '1 second', error = $6, lease_token = null, leased_until = null
where tenant_id = $1::uuid and mode = $2::mode and id = $3::uuid and state = 'pending' and lease_token = $4::uuid`;

/** One try at carrying a check out; runCheck finishes the row. A failure puts it off; after the last, gives it up. */
export async function runCheckJob(database: Database, job: Job): Promise<void> {
  const held = [job.tenantId, job.mode, job.id, job.leaseToken];
  const [run] = await database.readOnce<{ checkId: string; sessionId: string }>(job, findText, held);
  if (!run) return;
  const { tenantId, mode, id: checkRunId, leaseToken } = job;
  const check = { tenantId, mode, checkRunId, leaseToken, ...run };
  const giveUp = { ...check, giveUp: true };
  try {
    // More claims than tries: its workers died, perhaps of it. No provider sees it again.
    await runCheck(database, job.attempts > CHECK_TRIES ? giveUp : check);
  } catch (error) {
    report(`check_runs ${job.id}`, error);
    if (job.attempts === CHECK_TRIES) return persist(() => runCheck(database, giveUp));
    const wait = BACKOFF[job.attempts - 1] ?? LAST_BACKOFF;
    const reason = `Try ${job.attempts} failed (${(error as Error).name}).`;
    await persist(() => database.inTenant(job, (tx) => tx.query(againText, [...held, wait, reason])));
  }
}
