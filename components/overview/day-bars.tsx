import { ScrollRegion } from "@/components/ui/scroll-region";
import { countText, type OverviewView } from "./overview-view";

type Day = OverviewView["days"][number];
type Bar = { from: string; to: string; created: number; completed: number };

const [WIDTH, HEIGHT] = [960, 160];
/** More bars than this cannot be told apart: days are then put together. */
const MOST_BARS = 92;

const completedOf = (day: Day): number => (day.statuses.completed ?? 0) + (day.statuses.failed ?? 0);

function barsOf(days: readonly Day[]): Bar[] {
  const each = Math.ceil(days.length / MOST_BARS);
  const bars: Bar[] = [];
  for (let at = 0; at < days.length; at += each) {
    const part = days.slice(at, at + each);
    bars.push({
      from: part[0]?.day ?? "",
      to: part.at(-1)?.day ?? "",
      created: part.reduce((sum, day) => sum + day.created, 0),
      completed: part.reduce((sum, day) => sum + completedOf(day), 0),
    });
  }
  return bars;
}

const spanText = ({ from, to }: Bar): string => (from === to ? from : `${from} to ${to}`);

/**
 * Sessions created each day, the part that came to a result filled. Outlined against filled, so that it is read without
 * colour; the same figures stand in the table behind the toggle.
 */
export function DayBars({ days }: { days: readonly Day[] }) {
  const bars = barsOf(days);
  const top = Math.max(1, ...bars.map((bar) => bar.created));
  const step = WIDTH / Math.max(1, bars.length);
  const width = Math.max(1, step * 0.7);
  const y = (count: number) => HEIGHT - (count / top) * HEIGHT;
  const first = bars[0];
  const last = bars.at(-1);
  const created = bars.reduce((sum, bar) => sum + bar.created, 0);
  return (
    <figure>
      <p className="mb-1 flex flex-wrap gap-x-4 text-xs text-ink-2">
        <span className="flex items-center gap-1.5">
          <span aria-hidden className="size-2.5 rounded-[2px] border border-accent" /> created
        </span>
        <span className="flex items-center gap-1.5">
          <span aria-hidden className="size-2.5 rounded-[2px] bg-accent" /> came to a result
        </span>
        <span className="ml-auto">{created === 0 ? "none in this period" : `most: ${countText(top)}`}</span>
      </p>
      <svg
        viewBox={`0 -1 ${WIDTH} ${HEIGHT + 2}`}
        preserveAspectRatio="none"
        className="h-40 w-full overflow-visible border-b border-edge"
        role="img"
        aria-label={`${countText(created)} sessions created${first && last ? `, ${first.from} to ${last.to}` : ""}; by day in the table below`}
      >
        {bars.map((bar, at) => (
          <g key={bar.from}>
            <title>{`${spanText(bar)}: ${bar.created} created, ${bar.completed} with a result`}</title>
            <rect
              x={at * step + (step - width) / 2}
              y={y(bar.created)}
              width={width}
              height={HEIGHT - y(bar.created)}
              vectorEffect="non-scaling-stroke"
              className="fill-transparent stroke-accent"
            />
            <rect
              x={at * step + (step - width) / 2}
              y={y(bar.completed)}
              width={width}
              height={HEIGHT - y(bar.completed)}
              className="fill-accent"
            />
          </g>
        ))}
      </svg>
      <div aria-hidden className="mt-1 flex justify-between text-xs text-ink-2">
        <span>{first?.from}</span>
        <span>{last?.to}</span>
      </div>
      <details className="mt-2">
        <summary className="w-fit text-sm text-ink-2 underline underline-offset-2">As a table</summary>
        <ScrollRegion label="Created each day, as a table" className="mt-2 max-h-80 overflow-auto">
          <table className="w-full text-sm tabular-nums">
            <thead className="text-left text-ink-2">
              <tr>
                <th className="py-1 font-medium">Day (UTC)</th>
                <th className="py-1 text-right font-medium">Created</th>
                <th className="py-1 text-right font-medium">With a result</th>
              </tr>
            </thead>
            <tbody>
              {[...bars].reverse().map((bar) => (
                <tr key={bar.from} className="border-t border-line">
                  <th className="py-1 text-left font-normal">{spanText(bar)}</th>
                  <td className="py-1 text-right">{countText(bar.created)}</td>
                  <td className="py-1 text-right">{countText(bar.completed)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      </details>
    </figure>
  );
}
