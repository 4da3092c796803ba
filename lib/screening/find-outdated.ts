import type { Database, Mode } from "@/db/client";
import type { ScreeningKind } from "@/db/schema/screening";

export type Outdated = { tenantId: string; mode: Mode; entityId: string; kind: ScreeningKind };

// The newest screening of each entity and kind, where it did not search every version that serves now.
const text = `
with serving as (
  select jsonb_object_agg(list, number) filter (where topics & 1 <> 0) as sanctions,
    jsonb_object_agg(list, number) filter (where topics & 2 <> 0) as pep
  from watchlist_versions where state = 'current'
), latest as (
  select distinct on (s.tenant_id, s.mode, s.entity_id, s.kind) s.tenant_id, s.mode, s.entity_id, s.kind, s.list_versions
  from screenings s where ($1::uuid is null or s.tenant_id = $1::uuid)
  order by s.tenant_id, s.mode, s.entity_id, s.kind, s.created_at desc, s.id desc
)
select l.tenant_id as "tenantId", l.mode::text as mode, l.entity_id as "entityId", l.kind
from latest l cross join serving v
join entities e on e.tenant_id = l.tenant_id and e.mode = l.mode and e.id = l.entity_id and e.erased_at is null
where case l.kind when 'pep' then v.pep else v.sanctions end is not null
  and l.list_versions <> case l.kind when 'pep' then v.pep else v.sanctions end
order by l.tenant_id, l.mode, l.entity_id limit $2::int`;

/** Entities whose newest screening of a kind searched other versions than those that serve now; at most `most`. */
export function findOutdated(database: Database, tenantId: string | null, most: number): Promise<Outdated[]> {
  return database.readSystem<Outdated>(text, [tenantId, most]);
}
