import type { Tx } from "@/db/client";
import type { Ctx } from "../context";

/**
 * A review carries the moment at which its transaction began, and is seen when that ends: so long is looked back behind
 * the moment at which a day was counted. No transaction of ours lasts nearly as long.
 */
export const MARGIN_MS = 3_600_000;

const text = `
select distinct to_char(s.created_at at time zone 'UTC', 'YYYY-MM-DD') as day
from reviews r join verification_sessions s on s.tenant_id = $1 and s.mode = $2 and s.id = r.session_id
where r.tenant_id = $1 and r.mode = $2 and r.created_at >= $3`;

/** Days of creation of sessions that were decided since a moment. Nothing else changes a session that has ended. */
export async function changedDays(ctx: Ctx, tx: Tx, since: Date): Promise<Set<string>> {
  const from = new Date(since.getTime() - MARGIN_MS);
  const rows = await tx.query<{ day: string }>(text, [ctx.tenantId, ctx.mode, from]);
  return new Set(rows.map(({ day }) => day));
}
