import type { Database } from "@/db/client";
import type { Job, QueueDefinition } from "./definition";
import { LEASE_SECONDS } from "./definition";

/** How many jobs of each tenant and key this process has running. */
export type Running = { tenants: Record<string, number>; keys: Record<string, number> };

export const NOTHING_RUNNING: Running = { tenants: {}, keys: {} };

// Bounds what one claim ranks, however long the backlog of those who still have places is.
const WINDOW = 1_000;
// Candidates for one claim: more than it takes, because other processes may hold some of them.
const CANDIDATES = 200;

const claimable = (d: string) =>
  `${d}.state = 'pending' and ${d}.run_at <= now() and (${d}.leased_until is null or ${d}.leased_until <= now())`;

// A hashed set, made once. (With `<> all(array)` the planner expects no rows at all and leaves the index.)
const names = (parameter: string) => `(select jsonb_array_elements_text(${parameter}::text::jsonb))`;

// Written so that a young table without statistics gets a sane plan too: the candidates come first, then each is
// locked by its key. As one plain join the planner once compared every due row with every other.
function claimText(queue: QueueDefinition): string {
  const running = (of: string, name: string) =>
    `coalesce(((select $1::text::jsonb) -> '${of}' ->> ${name})::int, 0)`;
  return `
with candidates as materialized (
  select d.tenant_id, d.mode, d.id, d.key from (
    select d.*,
      row_number() over (partition by d.tenant_id order by d.run_at, d.id) + ${running("tenants", "d.tenant_id::text")} as tenant_place,
      row_number() over (partition by d.key order by d.run_at, d.id) + ${running("keys", "d.key")} as key_place
    from (
      select d.tenant_id, d.mode, d.id, d.run_at, ${queue.key} as key
      from ${queue.table} d
      where ${claimable("d")} and d.attempts < ${queue.maxClaims}
        and d.tenant_id::text not in ${names("$3")} and ${queue.key} not in ${names("$4")}
      order by d.run_at limit ${WINDOW}
    ) d
  ) d
  where d.tenant_place <= ${queue.perTenant} and d.key_place <= ${queue.perKey}
  order by d.run_at limit ${CANDIDATES}
), picked as materialized (
  select locked.*, c.key from candidates c
  cross join lateral (
    select q.tenant_id, q.mode, q.id from ${queue.table} q
    where q.tenant_id = c.tenant_id and q.mode = c.mode and q.id = c.id and ${claimable("q")}
    for update skip locked
  ) locked
  limit $2::int
)
update ${queue.table} q
set lease_token = gen_random_uuid(), leased_until = now() + interval '${LEASE_SECONDS} seconds', attempts = q.attempts + 1
from picked p
where q.tenant_id = p.tenant_id and q.mode = p.mode and q.id = p.id
returning q.tenant_id as "tenantId", q.mode, q.id, q.lease_token as "leaseToken", q.attempts, p.key`;
}

const texts = new WeakMap<QueueDefinition, string>();

/**
 * Leases up to `limit` due rows to this process, oldest first, within the places that tenants and keys have left.
 * Rows another process is claiming are skipped. The attempt counts from here: a crash does not undo it.
 */
export function claim(
  database: Database,
  queue: QueueDefinition,
  running: Running,
  limit: number,
): Promise<Job[]> {
  const text = texts.get(queue) ?? claimText(queue);
  texts.set(queue, text);
  // Who has no place left: their rows are passed over before anything is ranked.
  const full = (counts: Record<string, number>, places: number) =>
    JSON.stringify(Object.keys(counts).filter((name) => (counts[name] ?? 0) >= places));
  const tenants = full(running.tenants, queue.perTenant);
  const keys = full(running.keys, queue.perKey);
  const values = [JSON.stringify(running), limit, tenants, keys];
  return database.asSystem((tx) => tx.query<Job>(text, values));
}
