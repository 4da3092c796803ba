import { LEASE_SECONDS, type QueueDefinition } from "./definition";

/** How many of the oldest due rows one claim looks at, however long the backlog is. */
export const WINDOW = 1_000;
// Candidates for one claim: more than it takes, because other processes may hold some of them.
const CANDIDATES = 200;
// Lanes looked at by one claim; from a random one onwards, so that with more of them all get their turn.
const LANES = 2_000;

export type ClaimTexts = {
  /** $1 running as JSON, $2 limit. Its rows also say how many due rows were seen; without a job their id is null. */
  oldest: string;
  /** $1 running as JSON, $2 limit, $3 the lane to begin with. */
  lanes: string;
};

const claimable = (d: string) =>
  `${d}.state = 'pending' and ${d}.run_at <= now() and (${d}.leased_until is null or ${d}.leased_until <= now())`;

const running = (of: string, name: string) =>
  `coalesce(((select $1::text::jsonb) -> '${of}' ->> ${name})::int, 0)`;

/** The statements of a queue's claim. Written so that a young table without statistics gets a sane plan too. */
export function claimTexts(queue: QueueDefinition): ClaimTexts {
  return { oldest: oldestText(queue), lanes: lanesText(queue) };
}

function oldestText(queue: QueueDefinition): string {
  return `
with seen as materialized (
  select d.tenant_id, d.mode, d.id, d.run_at, d.${queue.lane}::text as key from ${queue.table} d
  where ${claimable("d")} and d.attempts < ${queue.maxClaims}
  order by d.run_at limit ${WINDOW}
), candidates as materialized (
${ranked(queue, "seen", "run_at")}
), ${taking(queue)}
select (select count(*)::int from seen) as seen, taken.* from (select 1) one left join taken on true`;
}

function lanesText(queue: QueueDefinition): string {
  const next = (after: string) =>
    `select d.${queue.lane} as lane from ${queue.table} d where d.state = 'pending' and d.${queue.lane} ${after}
     order by d.${queue.lane} limit 1`;
  // Below, lane and time are compared together: by `lane = …` alone the planner prefers the index of times behind a
  // long backlog, and walks all of it for every lane that has nothing due.
  // A walk from lane to lane along the index, one probe each (a "loose index scan"): it stops where the limit does.
  const walk = (name: string, first: string) => `${name} as (
  (${next(first)})
  union all
  select (${next("> w.lane")}) from ${name} w where w.lane is not null
)`;
  return `
with recursive ${walk("upper_lanes", ">= $3::text::uuid")},
${walk("lower_lanes", ">= '00000000-0000-0000-0000-000000000000'::uuid")},
lanes as materialized (
  (select lane from upper_lanes where lane is not null limit ${LANES})
  union
  (select lane from lower_lanes where lane is not null limit ${LANES})
), seen as materialized (
  select d.tenant_id, d.mode, d.id, d.run_at, l.lane::text as key from lanes l
  cross join lateral (
    select d.tenant_id, d.mode, d.id, d.run_at from ${queue.table} d
    where (d.${queue.lane}, d.run_at) >= (l.lane, '-infinity'::timestamptz) and (d.${queue.lane}, d.run_at) <= (l.lane, now())
      and ${claimable("d")} and d.attempts < ${queue.maxClaims}
      and ${running("keys", "l.lane::text")} < ${queue.perKey}
    order by d.${queue.lane}, d.run_at limit ${queue.perKey}
  ) d
), candidates as materialized (
${ranked(queue, "seen", "key_place, run_at")}
), ${taking(queue)}
select taken.* from taken`;
}

/** Those of `from` that still have places, each tenant's and key's counted in the order of time. */
function ranked(queue: QueueDefinition, from: string, order: string): string {
  return `  select tenant_id, mode, id, key from (
    select d.*,
      row_number() over (partition by d.tenant_id order by d.run_at, d.id) + ${running("tenants", "d.tenant_id::text")} as tenant_place
    from (
      select d.*, row_number() over (partition by d.key order by d.run_at, d.id) + ${running("keys", "d.key")} as key_place
      from ${from} d
    ) d
    where key_place <= ${queue.perKey}
  ) d
  where tenant_place <= ${queue.perTenant}
  order by ${order} limit ${CANDIDATES}`;
}

// Each candidate is locked by its key. As one plain join the planner once compared every due row with every other.
function taking(queue: QueueDefinition): string {
  return `picked as materialized (
  select locked.*, c.key from candidates c
  cross join lateral (
    select q.tenant_id, q.mode, q.id from ${queue.table} q
    where q.tenant_id = c.tenant_id and q.mode = c.mode and q.id = c.id and ${claimable("q")}
    for update skip locked
  ) locked
  limit $2::int
), taken as (
  update ${queue.table} q
  set lease_token = gen_random_uuid(), leased_until = now() + interval '${LEASE_SECONDS} seconds', attempts = q.attempts + 1
  from picked p
  where q.tenant_id = p.tenant_id and q.mode = p.mode and q.id = p.id
  returning q.tenant_id as "tenantId", q.mode, q.id, q.lease_token as "leaseToken", q.attempts, p.key
)`;
}
