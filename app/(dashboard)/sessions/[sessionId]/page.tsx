import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CheckKeys } from "@/components/session/check-keys";
import { CheckPanel } from "@/components/session/check-panel";
import { DeskProvider } from "@/components/session/desk-context";
import { NoEvidence } from "@/components/session/evidence/no-evidence";
import { Viewer } from "@/components/session/evidence/viewer";
import { EvidenceMenu } from "@/components/session/evidence-menu";
import { ExtractedPanel } from "@/components/session/extracted-panel";
import { HitsPanel } from "@/components/session/hits/hits-panel";
import { ResolvedDifferences } from "@/components/session/resolved-differences";
import { ReviewList } from "@/components/session/review/review-list";
import { SessionHead } from "@/components/session/session-head";
import { SessionPulse } from "@/components/session/session-pulse";
import { Timeline } from "@/components/session/timeline";
import { TrailLinks } from "@/components/session/trail/trail-links";
import { Why } from "@/components/session/why";
import { NoPermission } from "@/components/ui/no-permission";
import { PageHead } from "@/components/ui/page-head";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { getReviewer } from "@/lib/auth/get-reviewer";
import { allows } from "@/lib/authorize";
import { whyLine } from "@/lib/verification/why-line";
import { decideOnHit, revealNumber, revoke, sendLinkAgain } from "./actions";
import { DecisionPanel } from "./decision-panel";
import { loadSession } from "./load-session";
import { missingEvidence } from "./missing-evidence";

// No name here: titles end up in histories and window lists.
export const metadata: Metadata = { title: "Session" };
type Props = { params: Promise<{ sessionId: string }> };

const COLUMN = "relative min-w-0 border-line bg-surface xl:overflow-auto";

export default async function SessionPage({ params }: Props) {
  const { ctx } = await getReviewer();
  const { mode, actor } = ctx;
  const { sessionId } = await params;
  const may = (action: Parameters<typeof allows>[2]) => allows(actor, mode, action);
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
  const { session, media, checks } = data;
  const open = session.status === "pending" || session.status === "accessed";
  const mayDecide = may("reviews:write");
  const similarity = checks
    .flatMap((c) => c.subChecks)
    .find((s) => s.key === "facialSimilarity" && s.measured !== null);
  return (
    <DeskProvider>
      <div className="flex min-h-full flex-col xl:h-full">
        <SessionPulse sessionId={session.id} mode={mode} isOpen={open} />
        <CheckKeys ids={checks.map((check) => check.id)} />
        <SessionHead
          session={session}
          country={data.country}
          actions={
            open && may("sessions:write")
              ? { sendLinkAgain: sendLinkAgain.bind(null, session.id), revoke: revoke.bind(null, session.id) }
              : null
          }
          more={
            <>
              <EvidenceMenu sessionId={session.id} withImages={may("media:view") && media.length > 0} />
              <TrailLinks sessionId={session.id} mode={mode} mayDecide={mayDecide} />
            </>
          }
        />
        <Why why={whyLine(session)} />
        <div className="grid min-h-0 flex-1 border-t border-line md:max-xl:grid-cols-2 md:max-xl:grid-rows-[auto_1fr] xl:grid-cols-[minmax(0,45fr)_minmax(0,31fr)_minmax(0,24fr)] xl:grid-rows-[minmax(0,1fr)]">
          <div className="relative flex min-w-0 flex-col md:max-xl:col-span-2 xl:overflow-auto">
            <Viewer
              key={session.id}
              sessionId={session.id}
              media={media}
              regions={data.regions}
              similarity={similarity ?? null}
              empty={<NoEvidence {...missingEvidence(session, mode, may("media:view"))} />}
            />
          </div>
          <ScrollRegion label="Checks and data" className={`${COLUMN} xl:border-l`}>
            {checks.map((check) => (
              <CheckPanel key={check.id} check={check} />
            ))}
            <HitsPanel
              hits={data.hits}
              searched={data.searches}
              decide={mayDecide ? decideOnHit.bind(null, session.id) : null}
            />
            <ExtractedPanel
              fields={data.fields}
              limited={mode === "test"}
              reveal={mode === "live" ? revealNumber.bind(null, session.id) : null}
            />
            <ResolvedDifferences items={data.discrepancies} />
          </ScrollRegion>
          <ScrollRegion label="Decision and history" className={`${COLUMN} md:border-l`}>
            <DecisionPanel data={data} mode={mode} personId={actor.person.id} mayDecide={mayDecide} />
            <ReviewList reviews={data.reviews} />
            <Timeline items={data.timeline} />
          </ScrollRegion>
        </div>
      </div>
    </DeskProvider>
  );
}
