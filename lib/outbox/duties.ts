import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "@/db/client";
import { purgeRequestLog } from "../api-keys/purge-request-log";
import { sealEntries } from "../audit/seal-entries";
import { writeCheckpoints } from "../audit/write-checkpoints";
import { rollUpAll } from "../overview/roll-up-days";
import { applyRetention } from "../retention/apply-retention";
import { writeErasureJournal } from "../retention/erasure-journal";
import { rescreenDuty } from "../screening/rescreen-outdated";
import { mediaStore } from "../storage/open-store";
import { sweepOrphans } from "../storage/sweep-orphans";
import { expireOverdue } from "../verification/expire-sessions";
import { cleanIdempotencyKeys } from "./clean-idempotency-keys";
import { purgePayloads } from "./purge-payloads";
import { park } from "./queue/park";
import { QUEUES } from "./queues";
import { report } from "./report";
import { wipeEmailInputs } from "./wipe-email-inputs";

/** Work by the clock. Each is safe in many workers at once: its changes are conditional on the row's state. */
type Duty = {
  name: string;
  everyMs: number;
  /** May take long: it has a lane of its own, so that sealing and expiry never wait for it. */
  slow?: true;
  run(database: Database): Promise<unknown>;
};

const DUTIES: readonly Duty[] = [
  { name: "seal audit entries", everyMs: 1_000, run: sealEntries },
  { name: "expire sessions", everyMs: 5_000, run: (database) => alone(database, "expiry", expireOverdue) },
  { name: "park poison", everyMs: 5_000, run: parkAll },
  {
    name: "delete what was kept long enough",
    // Periods are days; a look goes through every ended session.
    everyMs: 3_600_000,
    slow: true,
    run: (database) => alone(database, "retention", applyRetention),
  },
  {
    name: "write audit checkpoints",
    everyMs: 600_000,
    slow: true,
    run: (database) => alone(database, "checkpoints", (inner) => writeCheckpoints(inner)),
  },
  {
    name: "write the journal of erasures",
    everyMs: 60_000,
    slow: true,
    run: (database) => alone(database, "erasures", writeErasureJournal),
  },
  {
    name: "screen entities again",
    everyMs: 30_000,
    slow: true,
    run: (database) => alone(database, "rescreening", rescreenDuty),
  },
  {
    name: "count the overview's days",
    everyMs: 300_000,
    slow: true,
    run: (database) => alone(database, "overview", rollUpAll),
  },
  { name: "clean idempotency keys", everyMs: 60_000, run: cleanIdempotencyKeys },
  { name: "purge payloads", everyMs: 300_000, run: purgePayloads },
  { name: "purge request log", everyMs: 300_000, run: purgeRequestLog },
  { name: "wipe e-mail inputs", everyMs: 60_000, run: wipeEmailInputs },
  {
    name: "sweep orphaned media",
    everyMs: 3_600_000,
    slow: true,
    run: (database) => sweepOrphans(database, mediaStore()),
  },
];

/**
 * Does every duty at its pace until the signal aborts: the quick ones one after the other, so that they take few
 * connections, the slow ones likewise beside them. An error is reported, and the duty's next turn comes.
 */
export async function runDuties(database: Database, signal: AbortSignal): Promise<void> {
  await Promise.all([
    runLane(
      database,
      signal,
      DUTIES.filter((duty) => !duty.slow),
    ),
    runLane(
      database,
      signal,
      DUTIES.filter((duty) => duty.slow),
    ),
  ]);
}

async function runLane(database: Database, signal: AbortSignal, duties: readonly Duty[]): Promise<void> {
  const due = new Map(duties.map((duty) => [duty, 0]));
  while (!signal.aborted) {
    for (const duty of duties) {
      if (signal.aborted || (due.get(duty) ?? 0) > performance.now()) continue;
      await duty.run(database).catch((error) => report(duty.name, error));
      due.set(duty, performance.now() + duty.everyMs);
    }
    const wait = Math.min(...due.values()) - performance.now();
    await sleep(Math.max(wait, 50), undefined, { signal }).catch(() => {});
  }
}

/** Lets one worker do it while the others skip their turn. */
async function alone(
  database: Database,
  name: string,
  run: (database: Database) => Promise<unknown>,
): Promise<void> {
  await database.whileLocked("veridesk.duty", name, () => run(database));
}

async function parkAll(database: Database): Promise<void> {
  for (const queue of QUEUES) await park(database, queue);
}
