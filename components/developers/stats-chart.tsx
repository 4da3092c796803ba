import { Time } from "@/components/ui/time";

export type ChartStep = {
  from: string;
  attempts: number;
  succeeded: number;
  p50: number | null;
  p95: number | null;
};
type Props = {
  steps: readonly ChartStep[];
  attempts: number;
  succeeded: number;
  p50: number | null;
  p95: number | null;
  cut: boolean;
};

const WIDTH = 720;
const HEIGHT = 96;
const ms = (value: number | null) => (value === null ? "–" : `${Math.round(value)} ms`);
const rate = (of: { attempts: number; succeeded: number }) =>
  of.attempts === 0
    ? "–"
    : `${((100 * of.succeeded) / of.attempts).toFixed(of.succeeded === of.attempts ? 0 : 1)} %`;

/** Tries over time, those that failed on top; the same numbers as a table beneath. */
export function StatsChart({ steps, attempts, succeeded, p50, p95, cut }: Props) {
  const most = Math.max(1, ...steps.map((step) => step.attempts));
  const wide = WIDTH / steps.length;
  const tall = (count: number) => (count / most) * HEIGHT;
  return (
    <div className="grid gap-3">
      <dl className="flex flex-wrap gap-x-8 gap-y-2">
        {[
          ["Tries", attempts.toLocaleString("en")],
          ["Succeeded", rate({ attempts, succeeded })],
          ["Half answer within", ms(p50)],
          ["95 of 100 within", ms(p95)],
        ].map(([label, value]) => (
          <div key={label}>
            <dt className="text-xs text-ink-3">{label}</dt>
            <dd className="text-base font-semibold tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT + 2}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${attempts} tries, ${attempts - succeeded} of them failed; the table below has the numbers`}
        className="h-24 w-full"
      >
        <line x1="0" x2={WIDTH} y1={HEIGHT + 1} y2={HEIGHT + 1} className="stroke-line-2" />
        {steps.map((step, at) => {
          const good = tall(step.succeeded);
          const bad = tall(step.attempts - step.succeeded);
          const x = at * wide + wide * 0.12;
          return (
            <g key={step.from}>
              <rect x={x} width={wide * 0.76} y={HEIGHT - good} height={good} className="fill-accent" />
              <rect x={x} width={wide * 0.76} y={HEIGHT - good - bad} height={bad} className="fill-issue" />
            </g>
          );
        })}
      </svg>
      <div className="flex flex-wrap gap-x-4 text-xs text-ink-3">
        <span className="flex items-center gap-1.5">
          <span aria-hidden className="size-2.5 bg-accent" /> succeeded
        </span>
        <span className="flex items-center gap-1.5">
          <span aria-hidden className="size-2.5 bg-issue" /> failed
        </span>
        {cut ? <span>Only the newest 50,000 tries are counted.</span> : null}
      </div>
      <details>
        <summary className="w-fit cursor-pointer text-sm text-ink-2">As a table</summary>
        <div className="mt-2 overflow-x-auto">
          <table className="w-full max-w-160 border-collapse text-sm tabular-nums">
            <thead>
              <tr className="text-left text-xs text-ink-3">
                {["From", "Tries", "Succeeded", "Half within", "95 of 100 within"].map((label) => (
                  <th key={label} scope="col" className="py-1 pr-4 font-medium">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {steps
                .filter((step) => step.attempts > 0)
                .map((step) => (
                  <tr key={step.from} className="border-t border-line">
                    <td className="py-1 pr-4">
                      <Time at={step.from} as="short" />
                    </td>
                    <td className="pr-4">{step.attempts}</td>
                    <td className="pr-4">{rate(step)}</td>
                    <td className="pr-4">{ms(step.p50)}</td>
                    <td className="pr-4">{ms(step.p95)}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        </div>
      </details>
    </div>
  );
}
