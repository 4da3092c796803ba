import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CheckPanel } from "@/components/session/check-panel";
import { Evidence } from "@/components/session/evidence";
import { ExtractedPanel } from "@/components/session/extracted-panel";
import { NoEvidence } from "@/components/session/no-evidence";
import { RefreshWhileOpen } from "@/components/session/refresh-while-open";
import { ReviewForm } from "@/components/session/review-form";
import { ReviewList } from "@/components/session/review-list";
import { ReviewNote } from "@/components/session/review-note";
import { SessionHead } from "@/components/session/session-head";
import { Timeline } from "@/components/session/timeline";
import { Why } from "@/components/session/why";
import { NoPermission } from "@/components/ui/no-permission";
import { PageHead } from "@/components/ui/page-head";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { getReviewer } from "@/lib/auth/get-reviewer";
import { allows } from "@/lib/authorize";
import { whyLine } from "@/lib/verification/why-line";
import { revoke, sendLinkAgain, submitReview } from "./actions";
import { loadSession } from "./load-session";
import { missingEvidence } from "./missing-evidence";

// No name here: titles end up in histories and window lists.
export const metadata: Metadata = { title: "Session" };
type Props = { params: Promise<{ sessionId: string }> };

export default async function SessionPage({ params }: Props) {
  const { ctx } = await getReviewer();
  const { sessionId } = await params;
  const may = (action: Parameters<typeof allows>[2]) => allows(ctx.actor, ctx.mode, action);
  if (!may("results:read")) {
    return (
      <>
        <PageHead title="Session" line="One verification" />
        <NoPermission title="Live sessions are not for developers">
          They hold personal data of real people. Switch to test mode to see what you built.
        </NoPermission>
      </>
    );
  }
  const data = await loadSession(ctx, sessionId);
  if (!data) notFound();
  const { session } = data;
  const open = session.status === "pending" || session.status === "accessed";
  return (
    <div className="flex min-h-full flex-col xl:h-full">
      {open ? <RefreshWhileOpen /> : null}
      <SessionHead
        session={session}
        actions={
          open && may("sessions:write")
            ? { sendLinkAgain: sendLinkAgain.bind(null, session.id), revoke: revoke.bind(null, session.id) }
            : null
        }
      />
      <Why why={whyLine(session)} />
      <div className="grid min-h-0 flex-1 border-t border-line md:max-xl:grid-cols-2 md:max-xl:grid-rows-[auto_1fr] xl:grid-cols-[minmax(0,45fr)_minmax(0,31fr)_minmax(0,24fr)] xl:grid-rows-[minmax(0,1fr)]">
        <div className="relative flex min-w-0 flex-col md:max-xl:col-span-2 xl:overflow-auto">
          <Evidence
            sessionId={session.id}
            media={data.media}
            empty={<NoEvidence {...missingEvidence(session, ctx.mode, may("media:view"))} />}
          />
        </div>
        <ScrollRegion
          label="Checks and data"
          className="relative min-w-0 border-line bg-surface xl:border-l xl:overflow-auto"
        >
          {data.checks.map((check) => (
            <CheckPanel key={check.id} check={check} />
          ))}
          <ExtractedPanel fields={data.fields} limited={ctx.mode === "test"} />
        </ScrollRegion>
        <ScrollRegion
          label="Decision and history"
          className="relative min-w-0 border-line bg-surface md:border-l xl:overflow-auto"
        >
          {session.status === "completed" && may("reviews:write") ? (
            <ReviewForm checks={session.checks} submit={submitReview.bind(null, session.id)} />
          ) : (
            <ReviewNote status={session.status} mayReview={may("reviews:write")} />
          )}
          <ReviewList reviews={data.reviews} />
          <Timeline items={data.timeline} />
        </ScrollRegion>
      </div>
    </div>
  );
}
