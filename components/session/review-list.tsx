import { DecisionWord } from "@/components/ui/decision-word";
import { Time } from "@/components/ui/time";
import { checkWord } from "@/lib/format/labels";
import { Panel } from "./panel";
import type { ReviewView } from "./session-page-view";

/** Every decision so far, latest first; none is ever changed. */
export function ReviewList({ reviews }: { reviews: ReviewView[] }) {
  if (reviews.length === 0) return null;
  return (
    <Panel title="Reviews" aside={reviews.length > 1 ? "latest counts" : null}>
      <ol className="grid gap-3">
        {reviews.map((review) => (
          <li key={review.id}>
            <p className="flex flex-wrap items-baseline gap-x-2">
              <DecisionWord decision={review.decision} />
              <span className="text-ink-2">
                <bdi>{review.reviewer}</bdi>
                {review.byKey ? ", by API key" : ""}, <Time at={review.at} />
              </span>
            </p>
            <p className="mt-0.5 wrap-anywhere whitespace-pre-wrap">
              <bdi>{review.notes}</bdi>
            </p>
            {review.checks.length ? (
              <p className="mt-0.5 text-xs text-ink-2">About: {review.checks.map(checkWord).join(", ")}</p>
            ) : null}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
