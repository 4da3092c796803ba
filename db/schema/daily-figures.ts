import { boolean, date, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { instant, mode, tenantId } from "../columns";

/** What became of the sessions that were created on one day (UTC). Times in seconds, as counts per bucket. */
export type DayFigures = {
  created: number;
  opened: number;
  submitted: number;
  /** Sessions with a capture of the step, by step. */
  steps: Record<string, number>;
  statuses: Record<string, number>;
  outcomes: Record<string, number>;
  decisions: Record<string, number>;
  /** Decided against the machine: approved although not clear, or rejected although clear. */
  overridden: number;
  /** Final decisions about completed sessions, what `overridden` is a share of. */
  decided: number;
  /** From created to completed, and from completed to the first decision: sessions per bucket of lib/overview/buckets.ts. */
  toComplete: Record<string, number>;
  toDecide: Record<string, number>;
};

/** The overview's figures, one row for each day of creation and profile; lib/overview/roll-up-days.ts writes them. */
export const dailyFigures = pgTable(
  "daily_figures",
  {
    tenantId: tenantId(),
    mode: mode(),
    day: date("day", { mode: "string" }).notNull(),
    profile: text("profile").notNull(),
    figures: jsonb("figures").$type<DayFigures>().notNull(),
    /** No session of that day can change any more by itself; a later decision unsettles it. */
    settled: boolean("settled").notNull(),
    computedAt: instant("computed_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.mode, t.day, t.profile] })],
);
