import type { Database } from "@/db/client";
import { measure } from "../telemetry/measure";
import { traced } from "../telemetry/traced";
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
select r.check_id as "checkId", r.session_id as "sessionId", c.check_type as "checkType" from check_runs r
join checks c on c.tenant_id = r.tenant_id and c.mode = r.mode and c.id = r.check_id
where r.tenant_id = $1::uuid and r.mode = $2::mode and r.id = $3::uuid and r.state = 'pending' and r.lease_token = $4::uuid`;

const againText = `
update check_runs set run_at = now() + $5::float8 * interval '1 second', error = $6, lease_token = null, leased_until = null
where tenant_id = $1::uuid and mode = $2::mode and id = $3::uuid and state = 'pending' and lease_token = $4::uuid`;

/** One try at carrying a check out; runCheck finishes the row. A failure puts it off; after the last, gives it up. */
export async function runCheckJob(database: Database, job: Job): Promise<void> {
  const held = [job.tenantId, job.mode, job.id, job.leaseToken];
  const [run] = await database.readOnce<{ checkId: string; sessionId: string; checkType: string }>(
    job,
    findText,
    held,
  );
  if (!run) return;
  const { tenantId, mode, id: checkRunId, leaseToken } = job;
  const { checkType, ...ids } = run;
  const check = { tenantId, mode, checkRunId, leaseToken, ...ids };
  const started = performance.now();
  const measured = (result: string) =>
    measure()?.check(checkType, result, (performance.now() - started) / 1000);
  const giveUp = { ...check, giveUp: true };
  try {
    // More claims than tries: its workers died, perhaps of it. No provider sees it again.
    await traced("check run", { attributes: { "veridesk.check_type": checkType } }, () =>
      runCheck(database, job.attempts > CHECK_TRIES ? giveUp : check),
    );
    measured("done");
  } catch (error) {
    measured("failed");
    report(`check_runs ${job.id}`, error);
    if (job.attempts === CHECK_TRIES) return persist(() => runCheck(database, giveUp));
    const wait = BACKOFF[job.attempts - 1] ?? LAST_BACKOFF;
    const reason = `Try ${job.attempts} failed (${(error as Error).name}).`;
    await persist(() => database.inTenant(job, (tx) => tx.query(againText, [...held, wait, reason])));
  }
}
