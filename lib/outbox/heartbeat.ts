import type { Database } from "@/db/client";

/** Every how many milliseconds a worker says that it lives; readiness may call it gone after a few of them. */
export const HEARTBEAT_MS = 2_000;

const beatText = `
insert into worker_heartbeats (id, started_at, seen_at) values ($1::uuid, now(), now())
on conflict (id) do update set seen_at = now()`;

/** Writes that this worker lives, and forgets workers not seen for a day. */
export async function beat(database: Database, workerId: string): Promise<void> {
  await database.asSystem(async (tx) => {
    await tx.query(beatText, [workerId]);
    await tx.query("delete from worker_heartbeats where seen_at < now() - interval '1 day'");
  });
}

/** Takes this worker's row away at a clean end. */
export async function endBeat(database: Database, workerId: string): Promise<void> {
  await database.asSystem((tx) => tx.query("delete from worker_heartbeats where id = $1::uuid", [workerId]));
}
