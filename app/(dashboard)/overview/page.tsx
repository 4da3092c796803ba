import type { Metadata } from "next";
import { OverviewPanels } from "@/components/overview/overview-panels";
import { PeriodForm } from "@/components/overview/period-form";
import { NoPermission } from "@/components/ui/no-permission";
import { PageBody } from "@/components/ui/page-body";
import { PageHead } from "@/components/ui/page-head";
import { Time } from "@/components/ui/time";
import { getReviewer } from "@/lib/auth/get-reviewer";
import { allows } from "@/lib/authorize";
import { dayOf, daysBetween } from "@/lib/overview/days";
import type { SearchParams } from "../server-page";
import { loadOverview } from "./load-overview";

export const metadata: Metadata = { title: "Overview" };

const DAY_MS = 86_400_000;
const PERIODS = [7, 30, 90];

export default async function OverviewPage({ searchParams }: { searchParams: SearchParams }) {
  const { ctx } = await getReviewer();
  if (!allows(ctx.actor, ctx.mode, "sessions:read")) {
    return (
      <>
        <PageHead title="Overview" line="What became of the sessions of a period" />
        <NoPermission title="Figures of live sessions are not for developers">
          They are about real people. Switch to test mode to see what you built.
        </NoPermission>
      </>
    );
  }
  const given = await searchParams;
  const one = (name: string) => (typeof given[name] === "string" ? given[name] : "");
  const { overview, refused } = await loadOverview(ctx, {
    ...{ from: one("from"), to: one("to"), profile: one("profile") },
  });
  const { from, to, profile } = overview;
  const today = dayOf(ctx.now());
  const length = daysBetween(from, to).length;
  const periods = PERIODS.map((days) => {
    const query = new URLSearchParams({ from: dayOf(new Date(ctx.now().getTime() - (days - 1) * DAY_MS)) });
    query.set("to", today);
    if (profile) query.set("profile", profile);
    return { days, href: `/overview/?${query}`, current: to === today && length === days };
  });
  return (
    <>
      <PageHead
        title="Overview"
        line={
          <>
            Sessions created in {ctx.mode} mode, by day in UTC; exact at <Time at={overview.as_of} />
          </>
        }
      />
      <PeriodForm key={`${from} ${to} ${profile}`} {...{ from, to, profile, periods }} />
      <PageBody label="Figures">
        {refused ? (
          <p role="alert" className="text-issue">
            That period cannot be shown. {refused} These are the last 30 days.
          </p>
        ) : null}
        <OverviewPanels overview={overview} />
      </PageBody>
    </>
  );
}
