import { Time } from "@/components/ui/time";
import type { ActionResult } from "@/lib/client/action-result";
import { type ContestAnswer, ContestForm } from "./contest-form";
import { Panel } from "./panel";
import type { ContestItem } from "./session-page-view";

type Props = {
  contest: ContestItem;
  personId: string;
  fourEyes: boolean;
  /** Null for those who only read. */
  answer: ((answer: ContestAnswer) => Promise<ActionResult>) | null;
};
const ANSWERS: Record<string, string> = {
  upheld: "The result was upheld",
  new_session: "A new session was given",
  accepted: "Accepted on other evidence",
};

/** The applicant's own words, and the one answer to them. */
export function ContestPanel({ contest, personId, fourEyes, answer }: Props) {
  const proposed = contest.status === "awaiting_second_person";
  return (
    <Panel title="The person asks for a person" aside={<Time at={contest.createdAt} />}>
      <blockquote
        className="mb-2.5 border-l-2 border-line-2 pl-2.5 wrap-anywhere whitespace-pre-wrap"
        lang={contest.language}
        dir="auto"
      >
        {contest.text}
      </blockquote>
      {proposed ? (
        <p className="mb-2.5">
          <bdi className="font-medium">{contest.proposedByName}</bdi> proposes to accept on{" "}
          <bdi>{contest.proposedMethod}</bdi>
          {contest.proposedAt ? (
            <>
              , <Time at={contest.proposedAt} />
            </>
          ) : null}
          : <bdi className="text-ink-2">{contest.proposedNotes}</bdi>
        </p>
      ) : null}
      {contest.decision ? (
        <div className="grid gap-0.5">
          <p className="font-medium">{ANSWERS[contest.decision] ?? contest.decision}.</p>
          <p className="text-ink-2">
            <bdi>{contest.decidedByName}</bdi>
            {contest.decidedAt ? (
              <>
                , <Time at={contest.decidedAt} />
              </>
            ) : null}
          </p>
          {contest.method ? <p className="wrap-anywhere">On: {contest.method}</p> : null}
          <p className="wrap-anywhere whitespace-pre-wrap">
            <bdi>{contest.notes}</bdi>
          </p>
          {contest.newSessionId ? (
            <a className="w-fit text-accent-strong underline" href={`/sessions/${contest.newSessionId}/`}>
              The new session
            </a>
          ) : null}
        </div>
      ) : answer ? (
        <ContestForm
          answer={answer}
          fourEyes={fourEyes}
          isProposer={proposed && contest.proposedById === personId}
        />
      ) : (
        <p className="text-ink-2">Not answered yet. A reviewer or an admin answers, once.</p>
      )}
    </Panel>
  );
}
