import type { Tx } from "@/db/client";
import type { DayFigures } from "@/db/schema";
import { authorize } from "../authorize";
import { type Ctx, read } from "../context";
import { invalid } from "../errors";
import { addFigures, noFigures } from "./add-figures";
import { changedDays } from "./changed-days";
import { countDays } from "./count-days";
import { dayOf, daysBetween } from "./days";
import { readDays, readMarks } from "./stored-days";

/** Longest period, in days. */
export const MOST_DAYS = 731;

export type Overview = {
  from: string;
  to: string;
  /** The moment for which all figures hold. */
  asOf: Date;
  total: DayFigures;
  days: { day: string; figures: DayFigures }[];
  /** What waits for a person at this moment, whenever it was created. */
  queue: { waiting: number; oldestQueuedAt: Date | null };
};

/**
 * What became of the sessions created from one day to another (UTC, both included), of one profile or all. Days that
 * cannot have changed since the worker counted them are read from what it kept, all others are counted from the rows:
 * the figures are exact at `asOf`, whether or not a worker runs. Needs `sessions:read`. VALIDATION_ERROR for days in the
 * wrong order or more than two years apart.
 */
export async function getOverview(
  ctx: Ctx,
  { from, to, profile }: { from: string; to: string; profile?: string | undefined },
): Promise<Overview> {
  authorize(ctx, "sessions:read");
  const asOf = ctx.now();
  if (from > to) throw invalid({ from: ["Must not be after the end."] });
  const last = to > dayOf(asOf) ? dayOf(asOf) : to;
  const days = daysBetween(from, to);
  if (days.length > MOST_DAYS) throw invalid({ from: [`At most ${MOST_DAYS} days.`] });
  return read(ctx, async (tx) => {
    const found = from > last ? [] : await figuresOf(ctx, tx, daysBetween(from, last));
    const byDay = new Map(days.map((day) => [day, noFigures()]));
    const total = noFigures();
    for (const one of found) {
      const sum = byDay.get(one.day);
      if (!sum || (profile && one.profile !== profile)) continue;
      addFigures(sum, one.figures);
      addFigures(total, one.figures);
    }
    const [queue] = await tx.query<Overview["queue"]>(
      `select count(*)::int as waiting, min(queued_at) as "oldestQueuedAt" from verification_sessions
       where tenant_id = $1 and mode = $2 and queued_at is not null`,
      [ctx.tenantId, ctx.mode],
    );
    return {
      ...{ from, to, asOf, total },
      days: [...byDay].map(([day, figures]) => ({ day, figures })),
      queue: queue ?? { waiting: 0, oldestQueuedAt: null },
    };
  });
}

async function figuresOf(ctx: Ctx, tx: Tx, days: readonly string[]) {
  const settled = (await readMarks(ctx, tx, days[0] ?? "", days.at(-1) ?? "")).filter((mark) => mark.settled);
  const since = new Date(Math.min(...settled.map((mark) => mark.computedAt.getTime())));
  const changed = settled.length > 0 ? await changedDays(ctx, tx, since) : new Set<string>();
  const kept = settled.map(({ day }) => day).filter((day) => !changed.has(day));
  const known = new Set(kept);
  const live = days.filter((day) => !known.has(day));
  return [...(await readDays(ctx, tx, kept)), ...(await countDays(ctx, tx, live))];
}
