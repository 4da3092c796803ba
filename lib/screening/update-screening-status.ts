import type { Tx } from "@/db/client";
import type { Ctx } from "../context";

export type ScreeningStatus = "not_screened" | "clear" | "potential_match" | "confirmed_match";

// The newest screening of each kind counts. A confirmed match whose entity or entry has changed since stays one until
// somebody decides about the new state.
const text = `
with latest as (
  select distinct on (kind) id from screenings
  where tenant_id = $1 and mode = $2 and entity_id = $3
  order by kind, created_at desc, id desc
), standing as (
  select coalesce(h.decision, case when o.decision = 'confirmed' then 'confirmed' else 'open' end) as decision
  from latest l
  join screening_matches m on m.tenant_id = $1 and m.mode = $2 and m.screening_id = l.id
  join screening_hits h on h.tenant_id = $1 and h.mode = $2 and h.id = m.hit_id
  left join screening_hits o on o.tenant_id = $1 and o.mode = $2 and o.id = h.reopens_id
)
update entities e set screening_status = s.status
from (select (case
    when not exists (select from latest) then 'not_screened'
    when exists (select from standing where decision = 'confirmed') then 'confirmed_match'
    when exists (select from standing where decision = 'open') then 'potential_match'
    else 'clear' end)::screening_status as status) s
where e.tenant_id = $1 and e.mode = $2 and e.id = $3
returning e.screening_status as status`;

/** Brings `entities.screening_status` in line with the entity's newest screenings and what was decided about their hits. */
export async function updateScreeningStatus(ctx: Ctx, tx: Tx, entityId: string): Promise<ScreeningStatus> {
  const [row] = await tx.query<{ status: ScreeningStatus }>(text, [ctx.tenantId, ctx.mode, entityId]);
  return row?.status ?? "not_screened";
}
