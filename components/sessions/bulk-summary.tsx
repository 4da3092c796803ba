import type { Changed } from "@/lib/client/bulk";
import { shortId } from "@/lib/format/short-id";

/** What was refused, and why. */
export function BulkSummary({ changed, nameOf }: { changed: Changed; nameOf: (id: string) => string }) {
  return (
    <dl className="grid max-h-72 grid-cols-[minmax(0,auto)_1fr] gap-x-4 gap-y-1 overflow-auto">
      {changed.refused.map((refusal) => (
        <div key={refusal.session_id} className="contents">
          <dt className="truncate font-medium">
            <bdi>{nameOf(refusal.session_id) || shortId(refusal.session_id)}</bdi>
          </dt>
          <dd className="text-ink-2">{refusal.error}</dd>
        </div>
      ))}
    </dl>
  );
}
