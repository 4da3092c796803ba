import type { Database } from "@/db/client";
import { type ClaimTexts, claimTexts, WINDOW } from "./claim-text";
import type { Job, QueueDefinition } from "./definition";

/** How many jobs of each tenant and key this process has running. */
export type Running = { tenants: Record<string, number>; keys: Record<string, number> };

export const NOTHING_RUNNING: Running = { tenants: {}, keys: {} };

type Claimed = { seen: number } & (Job | { id: null });
const texts = new WeakMap<QueueDefinition, ClaimTexts>();

/**
 * Leases up to `limit` due rows to this process within the places that tenants and keys have left: the oldest first,
 * and when those in front belong to somebody without places, however many they are, the first of every lane.
 * Rows another process is claiming are skipped. The attempt counts from here: a crash does not undo it.
 */
export async function claim(
  database: Database,
  queue: QueueDefinition,
  running: Running,
  limit: number,
): Promise<Job[]> {
  const text = texts.get(queue) ?? claimTexts(queue);
  texts.set(queue, text);
  const rows = await database.asSystem((tx) =>
    tx.query<Claimed>(text.oldest, [JSON.stringify(running), limit]),
  );
  const jobs = rows.filter((row): row is Claimed & Job => row.id !== null).map(plain);
  const behind = (rows[0]?.seen ?? 0) >= WINDOW;
  if (!behind || jobs.length >= limit) return jobs;
  const values = [JSON.stringify(withJobs(running, jobs)), limit - jobs.length, crypto.randomUUID()];
  const more = await database.asSystem((tx) => tx.query<Job>(text.lanes, values));
  return [...jobs, ...more];
}

const plain = ({ seen: _, ...job }: Claimed & Job): Job => job;

function withJobs(running: Running, jobs: Job[]): Running {
  const counts: Running = { tenants: { ...running.tenants }, keys: { ...running.keys } };
  for (const { tenantId, key } of jobs) {
    counts.tenants[tenantId] = (counts.tenants[tenantId] ?? 0) + 1;
    counts.keys[key] = (counts.keys[key] ?? 0) + 1;
  }
  return counts;
}
