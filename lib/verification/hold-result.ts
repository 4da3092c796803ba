import type { Tx } from "@/db/client";
import type { CheckResult } from "../checks/provider";
import type { Ctx } from "../context";
import { newId } from "../ids";

/** What a provider found for a check, before it counts. */
export type HeldResult = { provider: string; result: CheckResult };

const holdText = `
insert into check_runs (tenant_id, mode, id, check_id, session_id, state, result, created_at, finished_at)
values ($1, $2, $3, $4, $5, 'done', $6::text::jsonb, $7, $7)
on conflict (tenant_id, mode, check_id) do update set result = excluded.result`;

const heldText = `
select check_id, result from check_runs
where tenant_id = $1 and mode = $2 and check_id = any ($3::uuid[]) and result is not null`;

const letGoText = `
update check_runs set result = null
where tenant_id = $1 and mode = $2 and check_id = any ($3::uuid[]) and result is not null`;

/**
 * Holds a result until all of `group` have one: returns them by check id and holds them no longer, or null while one
 * is missing. The session's row must be locked.
 */
export async function holdResult(
  ctx: Ctx,
  tx: Tx,
  check: { id: string; sessionId: string },
  held: HeldResult,
  group: readonly string[],
): Promise<Map<string, HeldResult> | null> {
  if (group.length <= 1) return new Map([[check.id, held]]);
  const scope = [ctx.tenantId, ctx.mode];
  await tx.query(holdText, [
    ...[...scope, newId(), check.id, check.sessionId],
    ...[JSON.stringify(held), ctx.now()],
  ]);
  const rows = await tx.query<{ check_id: string; result: HeldResult }>(heldText, [...scope, group]);
  if (rows.length < group.length) return null;
  await tx.query(letGoText, [...scope, group]);
  return new Map(rows.map((row) => [row.check_id, row.result]));
}
