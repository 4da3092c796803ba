import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "@/db/client";
import { report } from "../report";
import type { Bell } from "./bell";
import { claim, type Running } from "./claim";
import { type Job, type QueueDefinition, RENEW_MS } from "./definition";
import { renew } from "./renew";

/** Polling is the truth: a lost wake-up costs at most this. */
const POLL_MS = 1_000;
const MAX_BACKOFF_MS = 5_000;
// Jobs ending together share one claim.
const REFILL_MS = 5;
const BATCH = 50;

/**
 * Works one queue until the signal aborts, then waits up to `graceMs` for jobs still running (leases of those that
 * do not end run out). No database error ends it. A slow job holds its own place only, never its batch.
 */
export async function runQueue(
  database: Database,
  queue: QueueDefinition,
  bell: Bell,
  signal: AbortSignal,
  graceMs: number,
): Promise<void> {
  const running = new Map<Job, Promise<void>>();
  const renewal = setInterval(() => {
    renew(database, queue, [...running.keys()]).catch((error) => report(`${queue.table}: renewal`, error));
  }, RENEW_MS);
  const start = (job: Job) => {
    const work = withLimit(queue.run(database, job), queue.maxSeconds)
      .catch((error) => report(`${queue.table} ${job.id}`, error))
      .then(() => {
        const waitedFor = isFull(queue, running, job);
        running.delete(job);
        if (waitedFor) bell.ringSoon(REFILL_MS);
      });
    running.set(job, work);
  };
  let failures = 0;
  while (!signal.aborted) {
    try {
      const free = Math.min(queue.concurrency - running.size, BATCH);
      const jobs = free > 0 ? await claim(database, queue, places(running), free) : [];
      for (const job of jobs) start(job);
      failures = 0;
      if (jobs.length === 0) await bell.wait(POLL_MS, signal);
    } catch (error) {
      failures += 1;
      report(`${queue.table}: claim`, error);
      await sleep(Math.min(100 * 2 ** failures, MAX_BACKOFF_MS), undefined, { signal }).catch(() => {});
    }
  }
  await Promise.race([Promise.all(running.values()), sleep(graceMs, undefined, { ref: false })]);
  clearInterval(renewal);
}

function places(running: Map<Job, unknown>): Running {
  const counts: Running = { tenants: {}, keys: {} };
  for (const { tenantId, key } of running.keys()) {
    counts.tenants[tenantId] = (counts.tenants[tenantId] ?? 0) + 1;
    counts.keys[key] = (counts.keys[key] ?? 0) + 1;
  }
  return counts;
}

/** Whether rows may be waiting for the place this job is about to leave. */
function isFull(queue: QueueDefinition, running: Map<Job, unknown>, job: Job): boolean {
  if (running.size >= queue.concurrency) return true;
  const { tenants, keys } = places(running);
  return (keys[job.key] ?? 0) >= queue.perKey || (tenants[job.tenantId] ?? 0) >= queue.perTenant;
}

async function withLimit(work: Promise<void>, seconds: number): Promise<void> {
  const limit = new AbortController();
  const late = sleep(seconds * 1000, undefined, { ref: false, signal: limit.signal }).then(() => {
    throw new Error(`the job did not end within ${seconds} s`);
  });
  late.catch(() => {});
  try {
    await Promise.race([work, late]);
  } finally {
    limit.abort();
  }
}
