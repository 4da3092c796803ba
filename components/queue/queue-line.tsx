"use client";
import { type QueueCounts, useQueueCounts } from "@/lib/client/queue";

/** How much waits, in words; it changes by itself. */
export function QueueLine({ mode, first }: { mode: "test" | "live"; first: QueueCounts }) {
  const { data = first } = useQueueCounts(mode, first);
  const total = `${data.total.toLocaleString("en")}${data.more ? "+" : ""}`;
  const need = data.total === 1 ? "session needs a person" : "sessions need a person";
  return (
    <span className="tabular-nums">
      {total} {need}, riskiest first, then oldest
      {data.late > 0 ? (
        <b className="font-medium text-issue"> · {data.late.toLocaleString("en")} late</b>
      ) : null}
      {data.mine > 0 ? ` · ${data.mine.toLocaleString("en")} assigned to you` : ""}
    </span>
  );
}
