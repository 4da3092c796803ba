import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "@/db/client";
import { stopEngine } from "../checks/engine/host/run-engine-task";
import { database as ownDatabase } from "../database";
import { closeMailer } from "../emails/send";
import { newId } from "../ids";
import { runDuties } from "./duties";
import { beat, endBeat, HEARTBEAT_MS } from "./heartbeat";
import { listen } from "./listen";
import { Bell } from "./queue/bell";
import { runQueue } from "./queue/run-queue";
import { QUEUES } from "./queues";
import { report } from "./report";

/** How long running jobs may take to end after a stop; longer than one webhook try. */
const GRACE_MS = 20_000;

/**
 * Works the outbox until the signal aborts: deliveries, e-mails, check runs and the duties by the clock. Any number
 * of workers may run. Errors of the database never end it: it waits, and goes on when PostgreSQL is back. At a
 * stop it claims nothing more and lets running jobs end; what does not end in time is due again when its lease
 * runs out. Does not close the database.
 */
export async function runWorker(signal: AbortSignal, database: Database = ownDatabase()): Promise<void> {
  const workerId = newId();
  const bells = QUEUES.map(() => new Bell());
  const ringAll = () => {
    for (const bell of bells) bell.ring();
  };
  await Promise.all([
    listen(database.url, ringAll, signal),
    heartbeat(database, workerId, signal),
    ...QUEUES.map((queue, i) => runQueue(database, queue, bells[i] ?? new Bell(), signal, GRACE_MS)),
    runDuties(database, signal),
  ]);
  closeMailer();
  await stopEngine();
  await endBeat(database, workerId).catch(() => {});
}

async function heartbeat(database: Database, workerId: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await beat(database, workerId).catch((error) => report("heartbeat", error));
    await sleep(HEARTBEAT_MS, undefined, { signal }).catch(() => {});
  }
}
