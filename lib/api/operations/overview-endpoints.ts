import type { DayFigures } from "@/db/schema";
import { invalid } from "../../errors";
import { instantOrNull, instantText } from "../../format/instant";
import { within } from "../../overview/buckets";
import { dayOf } from "../../overview/days";
import { getOverview } from "../../overview/get-overview";
import * as contract from "../contracts/overview";
import { profileName } from "../contracts/queue";
import type { Endpoint } from "../endpoint";
import { momentFilter } from "./entity-query";
import { choice } from "./query-choice";

const DAY_MS = 86_400_000;
const USUAL_DAYS = 30;

const showFigures = ({ toComplete: _, toDecide: __, ...figures }: DayFigures) => figures;
const showWithin = (counts: Record<string, number>) => ({
  half: within(counts, 0.5),
  most: within(counts, 0.95),
});

function dayFilter(name: string, given: string | undefined, otherwise: Date): string {
  if (given && !/^\d{4}-\d{2}-\d{2}$/.test(given))
    throw invalid({ [name]: ["Must be a day, such as 2026-06-12."] });
  return dayOf(momentFilter(name, given) ?? otherwise);
}

export const getOverviewEndpoint: Endpoint = {
  method: "GET",
  path: "/overview",
  summary: "Get figures of the sessions created in a period",
  scope: "sessions:read",
  query: {
    from: "First day of creation, in UTC (29 days before `to`)",
    to: "Last day of creation, in UTC (today); at most 731 days after the first",
    profile: "Only sessions of this profile",
  },
  success: { status: 200, schema: contract.overview },
  async run(ctx, { query }) {
    const to = dayFilter("to", query.to, ctx.now());
    const usual = new Date(Date.parse(`${to}T00:00:00Z`) - (USUAL_DAYS - 1) * DAY_MS);
    const from = dayFilter("from", query.from, usual);
    const profile = choice("profile", query.profile, profileName.options);
    const found = await getOverview(ctx, { from, to, profile });
    return {
      status: 200,
      body: {
        ...{ from, to, profile: profile ?? null, as_of: instantText(found.asOf) },
        total: {
          ...showFigures(found.total),
          seconds_to_complete: showWithin(found.total.toComplete),
          seconds_to_decision: showWithin(found.total.toDecide),
        },
        days: found.days.map(({ day, figures }) => ({ day, ...showFigures(figures) })),
        queue: {
          waiting: found.queue.waiting,
          oldest_queued_at: instantOrNull(found.queue.oldestQueuedAt),
        },
      },
    };
  },
};
