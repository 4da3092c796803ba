"use client";

import { fill } from "./texts/fill-text";
import { useTexts } from "./texts/use-texts";

/** One bar a step; those done are filled, the present one half. */
export function ProgressBars({ done, total }: { done: number; total: number }) {
  const { t } = useTexts();
  const current = Math.min(done + 1, total);
  return (
    <div
      role="progressbar"
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
      aria-valuetext={fill(t.progress, { current, total })}
      aria-label={fill(t.progress, { current, total })}
      className="flex gap-1.5 px-5"
    >
      {Array.from({ length: total }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars have no identity but their place
        <span key={i} className="h-1 flex-1 overflow-hidden rounded-full bg-line-2">
          <span className={`block h-full bg-accent ${i < done ? "w-full" : i === done ? "w-2/5" : "w-0"}`} />
        </span>
      ))}
    </div>
  );
}
