import Link from "next/link";
import { Panel } from "@/components/session/panel";
import { DecisionWord } from "@/components/ui/decision-word";
import { Time } from "@/components/ui/time";
import { OUTCOME_WORDS } from "@/lib/format/labels";
import type { EntityReviewView } from "./entity-page-view";

/** Who decided what about an entity, over all its sessions. */
export function EntityReviews({ reviews }: { reviews: readonly EntityReviewView[] }) {
  return (
    <Panel title="Decisions" aside={reviews.length > 0 ? String(reviews.length) : null}>
      {reviews.length === 0 ? <p className="text-ink-2">Nobody has decided anything.</p> : null}
      <ol className="grid gap-3">
        {reviews.map((review) => (
          <li key={review.id}>
            <p className="flex flex-wrap items-baseline gap-x-2">
              <DecisionWord decision={review.decision} />
              <span className="text-xs text-ink-2">
                {review.isProposal ? "proposed; " : ""}the machine said{" "}
                {(OUTCOME_WORDS[review.machineOutcome] ?? review.machineOutcome).toLowerCase()}
              </span>
              <Link
                href={`/sessions/${review.sessionId}/`}
                prefetch={false}
                className="ml-auto text-xs underline underline-offset-2"
              >
                Session
              </Link>
            </p>
            <p className="text-ink-2">
              <bdi className="wrap-anywhere">{review.reviewer}</bdi>, <Time at={review.at} />
            </p>
            <p className="mt-0.5 wrap-anywhere whitespace-pre-wrap">
              <bdi>{review.notes}</bdi>
            </p>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
