"use client";
import { Clock, TriangleAlert } from "lucide-react";
import { cx } from "@/components/ui/class-names";
import { useClock } from "@/components/ui/clock-context";
import { durationText } from "@/lib/format/time-text";

/** The last quarter of the time a tenant allows itself. */
const SOON = 0.75;

/** How long something has waited: coloured, and with a sign, when it is late or soon will be. */
export function Waiting({ since, due }: { since: string; due: string }) {
  const { now } = useClock();
  const began = Date.parse(since);
  const waited = Math.max(0, now.getTime() - began);
  const share = waited / Math.max(1, Date.parse(due) - began);
  const late = share >= 1;
  const soon = !late && share >= SOON;
  const Icon = late ? TriangleAlert : Clock;
  return (
    <span
      suppressHydrationWarning
      className={cx(
        "inline-flex items-center gap-1.5 tabular-nums",
        late ? "font-medium text-issue" : soon ? "font-medium text-consider" : "text-ink",
      )}
    >
      {waited < 60_000 ? "under 1 min" : durationText(waited)}
      {late || soon ? (
        <>
          <Icon aria-hidden className="size-3.5" />
          <span className="sr-only">{late ? "late" : "soon late"}</span>
        </>
      ) : null}
    </span>
  );
}
