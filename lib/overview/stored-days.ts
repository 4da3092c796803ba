import type { Tx } from "@/db/client";
import type { DayFigures } from "@/db/schema";
import type { Ctx } from "../context";
import type { CountedDay } from "./count-days";

/** Of each day that was counted a row without profile says when, also of a day without sessions. */
const MARK = "";

export type Mark = { day: string; settled: boolean; computedAt: Date };

/** Which days were counted, and when. */
export const readMarks = (ctx: Ctx, tx: Tx, from: string, to: string): Promise<Mark[]> =>
  tx.query<Mark>(
    `select day::text, settled, computed_at as "computedAt" from daily_figures
     where tenant_id = $1 and mode = $2 and profile = '${MARK}' and day between $3 and $4`,
    [ctx.tenantId, ctx.mode, from, to],
  );

/** The figures of days as they were counted last. */
export const readDays = (
  ctx: Ctx,
  tx: Tx,
  days: readonly string[],
): Promise<{ day: string; profile: string; figures: DayFigures }[]> =>
  tx.query(
    `select day::text, profile, figures from daily_figures
     where tenant_id = $1 and mode = $2 and day = any ($3::text[]::date[]) and profile <> '${MARK}'`,
    [ctx.tenantId, ctx.mode, days],
  );

/** Replaces what is kept of these days by what was counted now. */
export async function storeDays(
  ctx: Ctx,
  tx: Tx,
  days: readonly { day: string; settled: boolean }[],
  counted: readonly CountedDay[],
): Promise<void> {
  const settled = new Map(days.map((one) => [one.day, one.settled]));
  const rows = [
    ...days.map(({ day }) => ({ day, profile: MARK, figures: {} })),
    ...counted.map(({ day, profile, figures }) => ({ day, profile, figures })),
  ].map((row) => ({ ...row, settled: settled.get(row.day) ?? false }));
  await tx.query(
    "delete from daily_figures where tenant_id = $1 and mode = $2 and day = any ($3::text[]::date[])",
    [ctx.tenantId, ctx.mode, days.map(({ day }) => day)],
  );
  await tx.query(
    `insert into daily_figures (tenant_id, mode, day, profile, figures, settled, computed_at)
     select $1, $2, day, profile, figures, settled, $4 from jsonb_to_recordset($3::text::jsonb)
       as r (day date, profile text, figures jsonb, settled boolean)
     on conflict (tenant_id, mode, day, profile) do update
       set figures = excluded.figures, settled = excluded.settled, computed_at = excluded.computed_at`,
    [ctx.tenantId, ctx.mode, JSON.stringify(rows), ctx.now()],
  );
}
