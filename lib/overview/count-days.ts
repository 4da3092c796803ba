import type { Tx } from "@/db/client";
import type { DayFigures } from "@/db/schema";
import type { Ctx } from "../context";
import { addFigures, countUp, noFigures } from "./add-figures";
import { bucketSql } from "./buckets";
import { dayEnd, dayStart, runsOf } from "./days";

/** Figures of one day of creation (UTC, YYYY-MM-DD) and profile. `open`: some of its sessions are still under way. */
export type CountedDay = { day: string; profile: string; figures: DayFigures; open: boolean };

type Row = {
  day: string;
  profile: string;
  status: string;
  outcome: string;
  decision: string | null;
  opened: boolean;
  submitted: boolean;
  toComplete: number | null;
  toDecide: number | null;
  n: number;
};

const DAY = `to_char(s.created_at at time zone 'UTC', 'YYYY-MM-DD')`;
// A range of the index by creation; its bounds are values, so that under row security they bound the scan.
const MINE = `from verification_sessions s
  where s.tenant_id = $1 and s.mode = $2 and s.created_at >= $3 and s.created_at < $4`;
const seconds = (from: string, to: string) => `extract(epoch from ${to} - ${from})`;

const text = `
select day, profile, status, outcome, decision, opened, submitted, "toComplete", "toDecide", count(*)::int as n from (
  select ${DAY} as day, s.profile,
    case when s.status in ('pending', 'accessed') and s.expires_at <= $5 then 'expired' else s.status end as status,
    s.outcome, s.latest_decision as decision, s.accessed_at is not null as opened, s.submitted_at is not null as submitted,
    case when s.status = 'completed' then ${bucketSql(seconds("s.created_at", "s.completed_at"))} end as "toComplete",
    case when s.status = 'completed' and r.first is not null then ${bucketSql(seconds("s.completed_at", "r.first"))} end as "toDecide"
  from (select s.* ${MINE}) s
  left join lateral (select min(created_at) as first from reviews r where r.tenant_id = $1 and r.mode = $2
    and r.session_id = s.id and r.standing = 'final' and r.decision <> 'pending') r on true
) each group by day, profile, status, outcome, decision, opened, submitted, "toComplete", "toDecide"`;

const stepsText = `
select day, profile, step, count(*)::int as n from (
  select distinct ${DAY} as day, s.profile, s.id, c.step from (select s.* ${MINE}) s
  join captures c on c.tenant_id = $1 and c.mode = $2 and c.session_id = s.id and c.media_id is not null
) each group by day, profile, step`;

const OPEN = ["pending", "accessed"];

/** Counts the sessions that were created on these days, from their rows. */
export async function countDays(ctx: Ctx, tx: Tx, days: readonly string[]): Promise<CountedDay[]> {
  if (days.length === 0) return [];
  const found = await Promise.all(
    // Days come in few runs: the newest ones, and here and there one whose session was decided late.
    runsOf(days).map(async ([first, last]) => {
      const scope = [ctx.tenantId, ctx.mode, dayStart(first), dayEnd(last)];
      return Promise.all([
        tx.query<Row>(text, [...scope, ctx.now()]),
        tx.query<{ day: string; profile: string; step: string; n: number }>(stepsText, scope),
      ]);
    }),
  );
  const rows = found.flatMap(([some]) => some);
  const steps = found.flatMap(([, some]) => some);
  const counted = new Map<string, CountedDay>();
  const of = (day: string, profile: string): CountedDay => {
    const known = counted.get(`${day} ${profile}`) ?? { day, profile, figures: noFigures(), open: false };
    counted.set(`${day} ${profile}`, known);
    return known;
  };
  for (const row of rows) {
    const one = of(row.day, row.profile);
    addFigures(one.figures, figuresOf(row));
    one.open ||= OPEN.includes(row.status);
  }
  for (const { day, profile, step, n } of steps) countUp(of(day, profile).figures.steps, step, n);
  return [...counted.values()];
}

function figuresOf(row: Row): DayFigures {
  const { n } = row;
  const figures = noFigures();
  figures.created = n;
  if (row.opened) figures.opened = n;
  if (row.submitted) figures.submitted = n;
  figures.statuses[row.status] = n;
  figures.outcomes[row.outcome] = n;
  if (row.decision) figures.decisions[row.decision] = n;
  if (row.toComplete !== null) figures.toComplete[row.toComplete] = n;
  if (row.toDecide !== null) figures.toDecide[row.toDecide] = n;
  if (row.status === "completed" && (row.decision === "approved" || row.decision === "rejected")) {
    figures.decided = n;
    if ((row.decision === "approved") !== (row.outcome === "clear")) figures.overridden = n;
  }
  return figures;
}
