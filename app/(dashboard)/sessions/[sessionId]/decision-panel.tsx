import { ContestPanel } from "@/components/session/contest-panel";
import { ReviewForm } from "@/components/session/review/review-form";
import { ReviewNote } from "@/components/session/review/review-note";
import type { Choice } from "@/components/session/session-page-view";
import { RESOLUTIONS } from "@/lib/verification/discrepancy-resolutions";
import { REASON_CODES } from "@/lib/verification/reason-codes";
import { answerContest, submitReview } from "./actions";
import type { SessionPageData } from "./load-session";

const choices = (words: Record<string, string>): Choice[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }));
const REASONS = {
  approved: choices(REASON_CODES.approved),
  rejected: choices(REASON_CODES.rejected),
  flagged: choices(REASON_CODES.flagged),
  pending: choices(REASON_CODES.pending),
};

type Props = { data: SessionPageData; mode: "test" | "live"; personId: string; mayDecide: boolean };

/** What this person can decide here: the session, or the contest of a failed one. */
export function DecisionPanel({ data, mode, personId, mayDecide }: Props) {
  const { session, reviews, contest, fourEyes } = data;
  const waiting = reviews.find((r) => r.standing === "waits");
  const second =
    !fourEyes || session.outcome === "clear"
      ? "not needed"
      : !waiting
        ? "proposes"
        : waiting.reviewerId === personId
          ? "waits"
          : "confirms";
  return (
    <>
      {contest ? (
        <ContestPanel
          contest={contest}
          personId={personId}
          fourEyes={fourEyes}
          answer={mayDecide ? answerContest.bind(null, session.id) : null}
        />
      ) : null}
      {session.status === "completed" && mayDecide ? (
        <ReviewForm
          key={session.id}
          sessionId={session.id}
          mode={mode}
          checks={session.checks.map(({ id, type }) => ({ id, type }))}
          open={data.discrepancies.filter((d) => d.isOpen)}
          reasons={REASONS}
          resolutions={choices(RESOLUTIONS)}
          latest={reviews[0] ?? null}
          second={second}
          personId={personId}
          isQueued={session.queuedAt !== null}
          submit={submitReview.bind(null, session.id)}
        />
      ) : contest ? null : (
        <ReviewNote status={session.status} mayReview={mayDecide} />
      )}
    </>
  );
}
