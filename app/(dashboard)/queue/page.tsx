import type { Metadata } from "next";
import { cookies } from "next/headers";
import { QueueLine } from "@/components/queue/queue-line";
import { QueueList } from "@/components/queue/queue-list";
import { TakeNext } from "@/components/queue/take-next";
import { NoPermission } from "@/components/ui/no-permission";
import { PageHead } from "@/components/ui/page-head";
import { listQueueEndpoint } from "@/lib/api/operations/queue-endpoints";
import { getReviewer } from "@/lib/auth/get-reviewer";
import { allows } from "@/lib/authorize";
import { QUEUE_PARAMETERS, type QueuePage } from "@/lib/client/queue";
import { readTableChoice, tableCookie } from "@/lib/client/table-choice";
import { firstCounts } from "../first-counts";
import { firstPage } from "../first-page";

export const metadata: Metadata = { title: "Queue" };
type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function QueuePageOfDesk({ searchParams }: Props) {
  const { ctx } = await getReviewer();
  if (!allows(ctx.actor, ctx.mode, "reviews:read")) {
    return (
      <>
        <PageHead title="Queue" line="What needs a person" />
        <NoPermission title="The live queue is not for developers">
          It holds personal data of real people. Switch to test mode to see what you built.
        </NoPermission>
      </>
    );
  }
  const [first, counts, jar] = await Promise.all([
    firstPage<QueuePage>(ctx, listQueueEndpoint, QUEUE_PARAMETERS, await searchParams),
    firstCounts(ctx),
    cookies(),
  ]);
  const mayDecide = allows(ctx.actor, ctx.mode, "reviews:write");
  return (
    <>
      <PageHead
        title="Queue"
        line={counts ? <QueueLine mode={ctx.mode} first={counts} /> : null}
        actions={mayDecide ? <TakeNext mode={ctx.mode} /> : null}
      />
      <QueueList
        key={ctx.mode}
        mode={ctx.mode}
        first={first}
        choice={readTableChoice(jar.get(tableCookie("queue"))?.value)}
        personId={ctx.actor.person.id}
        mayAssign={mayDecide}
      />
    </>
  );
}
