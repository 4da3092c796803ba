import { Time } from "@/components/ui/time";
import { DECISION_WORDS } from "@/lib/format/labels";
import type { ReviewView } from "../session-page-view";

/** Somebody decided while this form was open; what was typed in it stays. */
export function Meanwhile({ review }: { review: ReviewView }) {
  return (
    <div role="alert" className="rounded-md border border-consider/40 bg-consider-soft px-2.5 py-1.5">
      <p className="font-medium">
        <bdi>{review.reviewer}</bdi> decided meanwhile:{" "}
        {(DECISION_WORDS[review.decision] ?? review.decision).toLowerCase()}
        {review.standing === "waits" ? ", waiting for a second person" : ""}, <Time at={review.at} />.
      </p>
      <p className="text-ink-2">
        <bdi className="line-clamp-3 wrap-anywhere">{review.notes}</bdi>
      </p>
      <p className="text-xs text-ink-2">Your notes are kept. Deciding again supersedes that decision.</p>
    </div>
  );
}
