import type { Database, Mode } from "@/db/client";
import { type Ctx, read, write } from "../context";
import { systemContext } from "../outbox/system-context";
import { changedDays, MARGIN_MS } from "./changed-days";
import { countDays } from "./count-days";
import { dayEnd, dayOf, daysBetween } from "./days";
import { readMarks, storeDays } from "./stored-days";

const MODES: readonly Mode[] = ["test", "live"];
/** Days counted in one transaction. */
const AT_ONCE = 30;
/** Marks older than this are renewed, so that what was decided since is never looked for far back. */
const RENEW_MS = 6 * 3_600_000;

/** Keeps the overview's figures of every tenant. Safe to repeat and to stop at any moment. Returns the days counted. */
export async function rollUpAll(database: Database): Promise<number> {
  const tenants = await database.readSystem<{ id: string }>("select id from tenants");
  let done = 0;
  for (const { id: tenantId } of tenants)
    for (const mode of MODES)
      done += await rollUpDays(systemContext(database, { tenantId, mode }, "overview"));
  return done;
}

/**
 * Counts again the days of a tenant and mode that may have changed since they were counted: those with open sessions,
 * those whose sessions were decided since, and those never counted; with `everything`, all days. What is kept is only a
 * shorter way to the same numbers: the overview counts every other day from the rows. Returns the days counted.
 */
export async function rollUpDays(ctx: Ctx, everything = false): Promise<number> {
  const now = ctx.now();
  const todo = await read(ctx, async (tx) => {
    const [first] = await tx.query<{ at: Date | null }>(
      "select min(created_at) as at from verification_sessions where tenant_id = $1 and mode = $2",
      [ctx.tenantId, ctx.mode],
    );
    if (!first?.at) return [];
    const [from, to] = [dayOf(first.at), dayOf(now)];
    const settled = (await readMarks(ctx, tx, from, to)).filter((mark) => mark.settled);
    const changed = settled.length > 0 ? await changedDays(ctx, tx, oldest(settled)) : new Set<string>();
    const good = new Set(settled.map(({ day }) => day).filter((day) => !everything && !changed.has(day)));
    return daysBetween(from, to).filter((day) => !good.has(day));
  });
  for (let at = 0; at < todo.length; at += AT_ONCE) {
    const days = todo.slice(at, at + AT_ONCE);
    await write(ctx, async (tx) => {
      const counted = await countDays(ctx, tx, days);
      const open = new Set(counted.filter((one) => one.open).map((one) => one.day));
      const isOver = (day: string) => dayEnd(day).getTime() + MARGIN_MS < now.getTime();
      const judged = days.map((day) => ({ day, settled: isOver(day) && !open.has(day) }));
      await storeDays(ctx, tx, judged, counted);
    });
  }
  await write(ctx, (tx) =>
    tx.query(
      `update daily_figures set computed_at = $3
       where tenant_id = $1 and mode = $2 and settled and profile = '' and computed_at < $4`,
      [ctx.tenantId, ctx.mode, now, new Date(now.getTime() - RENEW_MS)],
    ),
  );
  return todo.length;
}

const oldest = (marks: readonly { computedAt: Date }[]): Date =>
  new Date(Math.min(...marks.map((mark) => mark.computedAt.getTime())));
