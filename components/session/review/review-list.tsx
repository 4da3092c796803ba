import { DecisionWord } from "@/components/ui/decision-word";
import { Time } from "@/components/ui/time";
import { checkWord, ROLE_WORDS } from "@/lib/format/labels";
import { Panel } from "../panel";
import type { ReviewView } from "../session-page-view";

const STANDING: Record<ReviewView["standing"], string> = {
  counts: "counts",
  superseded: "superseded",
  waits: "waits for a second person",
  confirmed: "confirmed",
  "put aside": "put aside",
};

/** Every decision so far, latest first, and how each stands; none is ever changed. */
export function ReviewList({ reviews }: { reviews: ReviewView[] }) {
  if (reviews.length === 0) return null;
  return (
    <Panel title="Reviews" aside={reviews.length > 1 ? `${reviews.length}` : null}>
      <ol className="grid gap-3">
        {reviews.map((review) => {
          const isPast = review.standing === "superseded" || review.standing === "put aside";
          return (
            <li key={review.id} className={isPast ? "border-l-2 border-line-2 pl-2" : undefined}>
              <p className="flex flex-wrap items-baseline gap-x-2">
                <DecisionWord decision={review.decision} />
                <span className="text-xs text-ink-2">
                  {STANDING[review.standing]}
                  {review.with ? (
                    <>
                      {review.standing === "confirmed" ? " by " : ", proposed by "}
                      <bdi>{review.with}</bdi>
                    </>
                  ) : null}
                </span>
              </p>
              <p className="text-ink-2">
                <bdi className="wrap-anywhere">{review.reviewer}</bdi>
                {review.role ? `, ${(ROLE_WORDS[review.role] ?? review.role).toLowerCase()}` : ""}
                {review.byKey ? ", by API key" : ""}, <Time at={review.at} />
              </p>
              {review.reason ? <p className="mt-0.5">{review.reason}</p> : null}
              <p className="mt-0.5 wrap-anywhere whitespace-pre-wrap">
                <bdi>{review.notes}</bdi>
              </p>
              <p className="mt-0.5 text-xs text-ink-2">
                {review.checks.length ? `About: ${review.checks.map(checkWord).join(", ")}. ` : ""}
                {openedWords(review)}. Policy {review.policyVersion}.
              </p>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}

function openedWords({ opened, openedNumber }: ReviewView): string {
  const pictures =
    opened === 0 ? "Had opened no picture" : `Had opened ${opened} ${opened === 1 ? "picture" : "pictures"}`;
  return openedNumber ? `${pictures} and the document number` : pictures;
}
