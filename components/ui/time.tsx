"use client";
import { clockTime, fullTime, relativeTime, shortTime } from "@/lib/format/time-text";
import { useClock } from "./clock-context";
import { Tooltip } from "./tooltip";

type Props = {
  at: string;
  /** relative: how long ago, where recent (default); short: day and minute; clock: hours to seconds. */
  as?: "relative" | "short" | "clock";
};

/** A moment, in the viewer's zone; both zones on hover. */
export function Time({ at, as = "relative" }: Props) {
  const { zone, now } = useClock();
  const date = new Date(at);
  const text =
    as === "clock"
      ? clockTime(date, zone)
      : as === "short"
        ? shortTime(date, zone, now)
        : relativeTime(date, zone, now);
  return (
    <Tooltip
      content={
        <span className="grid grid-cols-[auto_auto] gap-x-3 tabular-nums">
          <span className="text-ink-3">{zone.replaceAll("_", " ")}</span>
          <span>{fullTime(date, zone)}</span>
          <span className="text-ink-3">UTC</span>
          <span>{fullTime(date, "UTC")}</span>
        </span>
      }
    >
      <time dateTime={at} suppressHydrationWarning>
        {text}
      </time>
    </Tooltip>
  );
}
