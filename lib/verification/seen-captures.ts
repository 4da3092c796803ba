import type { Tx } from "@/db/client";
import type { CaptureStep } from "../checks/registry";
import type { Ctx } from "../context";

/** Which capture of each step a check looked at. A result says nothing about those that came later. */
export type SeenCaptures = ReadonlyMap<CaptureStep, string>;

const currentText = `
select step, id from captures
where tenant_id = $1 and mode = $2 and session_id = $3 and superseded_at is null`;

/** The session's current captures: step → id of the row. */
export async function currentCaptures(ctx: Ctx, tx: Tx, sessionId: string): Promise<SeenCaptures> {
  const rows = await tx.query<{ step: CaptureStep; id: string }>(currentText, [
    ctx.tenantId,
    ctx.mode,
    sessionId,
  ]);
  return new Map(rows.map((row) => [row.step, row.id]));
}

const processedText = `
update captures set processed_at = $4
where tenant_id = $1 and mode = $2 and session_id = $3 and id = any ($5::uuid[]) and processed_at is null
  and media_id is not null`;

/** These have been looked at: from now on they are tries that count. */
export async function markProcessed(
  ctx: Ctx,
  tx: Tx,
  sessionId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await tx.query(processedText, [ctx.tenantId, ctx.mode, sessionId, ctx.now(), ids]);
}

const triesText = `
select step, count(*)::int as tries from captures
where tenant_id = $1 and mode = $2 and session_id = $3 and processed_at is not null group by step`;

/** How often each step has been looked at. */
export async function triesOf(ctx: Ctx, tx: Tx, sessionId: string): Promise<Map<string, number>> {
  const rows = await tx.query<{ step: string; tries: number }>(triesText, [
    ctx.tenantId,
    ctx.mode,
    sessionId,
  ]);
  return new Map(rows.map((row) => [row.step, row.tries]));
}
