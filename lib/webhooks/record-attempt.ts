import type { Database, Tx } from "@/db/client";
import { newId } from "../ids";
import { persist } from "../outbox/persist";
import type { Job } from "../outbox/queue/definition";
import { measure } from "../telemetry/measure";
import { judge, type Verdict } from "./judge";
import type { Loaded } from "./load-delivery";
import { noteFailure, noteGone, noteSuccess } from "./note-health";
import type { Answer } from "./post";

type Sent = Answer & { headers: Record<string, string> };
type Outcome = Verdict | { state: "cancelled"; error: string };

const finishText = `
update deliveries set state = $5::delivery_state, url = coalesce($6, url), last_status_code = $7::int, last_error = $8,
  run_at = case when $9::float8 is null then run_at else now() + $9::float8 * interval '1 second' end,
  finished_at = case when $9::float8 is null then now() end, lease_token = null, leased_until = null
where tenant_id = $1::uuid and mode = $2::mode and id = $3::uuid and lease_token = $4::uuid and state = 'pending'
returning id`;

// The id is made before the first try to write it: a commit whose answer was lost is not written twice.
const logText = `
insert into delivery_attempts
  (tenant_id, mode, id, delivery_id, attempt, status_code, error, duration_ms, response_start, request_headers, created_at)
values ($1::uuid, $2::mode, $3::uuid, $4::uuid, $5::int, $6::int, $7, $8::int, $9, $10::text::jsonb, now())
on conflict do nothing`;

/**
 * Writes what came of an attempt, in one transaction: the log row, the delivery's next state and the endpoint's
 * health. If the lease was lost meanwhile only the log row is written: the post did happen.
 * @param answer null when nothing was sent: the endpoint is switched off, or the event's content gone
 */
export async function recordAttempt(
  database: Database,
  job: Job,
  loaded: Loaded,
  answer: Sent | null,
): Promise<void> {
  const outcome: Outcome = answer
    ? judge(answer, job.attempts, loaded.at)
    : {
        state: "cancelled",
        error: loaded.target ? "The event's content was purged." : "The endpoint is switched off.",
      };
  const attemptId = newId();
  if (answer) {
    const result = outcome.state === "pending" ? "retry" : outcome.state;
    measure()?.attempt(result, answer.durationMs / 1000);
  }
  await persist(() =>
    database.inTenant(job, async (tx) => {
      const [, finished] = await Promise.all([
        answer ? log(tx, job, attemptId, answer, outcome) : undefined,
        finish(tx, job, loaded, answer, outcome),
        // A success is one, also when the lease was lost; sent along, so that it costs no round trip.
        outcome.state === "delivered" && !loaded.isSessionUrl
          ? noteSuccess(tx, job, loaded.endpointId)
          : undefined,
      ]);
      if (!finished || loaded.isSessionUrl) return;
      if (outcome.state === "failed" && outcome.gone) await noteGone(database, tx, job, loaded.endpointId);
      else if (outcome.state === "failed" || outcome.state === "pending") {
        await noteFailure(database, tx, job, loaded.endpointId);
      }
    }),
  );
}

/** Whether the lease was still ours and the row is written. */
async function finish(
  tx: Tx,
  job: Job,
  loaded: Loaded,
  answer: Sent | null,
  outcome: Outcome,
): Promise<boolean> {
  const error = "error" in outcome ? outcome.error : null;
  const retryIn = "retryIn" in outcome ? outcome.retryIn : null;
  const rows = await tx.query(finishText, [
    ...[job.tenantId, job.mode, job.id, job.leaseToken, outcome.state],
    ...[loaded.target, answer?.statusCode ?? null, error, retryIn],
  ]);
  return rows.length === 1;
}

async function log(tx: Tx, job: Job, id: string, answer: Sent, outcome: Outcome): Promise<void> {
  const error = "error" in outcome ? outcome.error : null;
  await tx.query(logText, [
    ...[job.tenantId, job.mode, id, job.id, job.attempts],
    ...[answer.statusCode, error, answer.durationMs, answer.responseStart],
    JSON.stringify(answer.headers),
  ]);
}
