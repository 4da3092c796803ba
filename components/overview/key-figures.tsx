import { Time } from "@/components/ui/time";
import { durationText } from "@/lib/format/time-text";
import { countText, type OverviewView, shareText } from "./overview-view";

const seconds = (value: number | null): string => (value === null ? "–" : durationText(value * 1000));

const spread = (most: number | null): string =>
  most === null ? "none to measure" : `half within; 95 % within ${seconds(most)}`;

/** The figures one looks for first, each with what it is made of. */
export function KeyFigures({ overview: { total, queue } }: { overview: OverviewView }) {
  const ended = (total.statuses.completed ?? 0) + (total.statuses.failed ?? 0);
  const figures = [
    { label: "Created", value: countText(total.created), note: `${countText(total.opened)} opened` },
    {
      label: "Came to a result",
      value: shareText(ended, total.created),
      note: `${countText(ended)} of ${countText(total.created)}`,
    },
    {
      label: "Time to complete",
      value: seconds(total.seconds_to_complete.half),
      note: spread(total.seconds_to_complete.most),
    },
    {
      label: "Time to decision",
      value: seconds(total.seconds_to_decision.half),
      note: spread(total.seconds_to_decision.most),
    },
    {
      label: "Decided otherwise",
      value: shareText(total.overridden, total.decided),
      note: `${countText(total.overridden)} of ${countText(total.decided)} decided against the outcome`,
    },
    {
      label: "Waiting now",
      value: countText(queue.waiting),
      note: queue.oldest_queued_at ? (
        <>
          the oldest since <Time at={queue.oldest_queued_at} />
        </>
      ) : (
        "nothing waits for a person"
      ),
    },
  ];
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line sm:grid-cols-3">
      {figures.map(({ label, value, note }) => (
        <div key={label} className="bg-surface px-4 py-3">
          <dt className="text-sm text-ink-2">{label}</dt>
          <dd>
            <span className="block text-lg font-semibold tabular-nums">{value}</span>
            <span className="text-xs text-ink-2">{note}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
