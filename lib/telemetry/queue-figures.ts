import type { Database } from "@/db/client";
import { QUEUES } from "../outbox/queues";

/** `oldestSeconds`: how long the oldest due job has been due. `parked`: given up in the last day. */
export type QueueFigures = { due: number; oldestSeconds: number; parked: number };

// Counted along the index of pending rows, so that a backlog of millions does not make the reading slow.
const MOST = 10_000;

const text = (table: string, parkedState: string) => `
select '${table}' as "table",
  (select count(*)::int from (select from ${table} where state = 'pending' and run_at <= now() limit ${MOST}) d) as due,
  coalesce((select extract(epoch from now() - min(run_at))::float8 from ${table}
    where state = 'pending' and run_at <= now()), 0) as "oldestSeconds",
  (select count(*)::int from (select from ${table} where state = '${parkedState}'
    and finished_at > now() - interval '1 day' and created_at > now() - interval '10 days' limit ${MOST}) p) as parked`;

/** How each queue (by its table) stands, over all tenants: numbers only. */
export async function queueFigures(database: Database): Promise<Record<string, QueueFigures>> {
  const rows = await database.readSystem<QueueFigures & { table: string }>(
    QUEUES.map((queue) => text(queue.table, queue.parkedState)).join(" union all "),
  );
  return Object.fromEntries(rows.map(({ table, ...figures }) => [table, figures]));
}
