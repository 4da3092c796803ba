"use client";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { Button } from "@/components/ui/button";
import { useClock } from "@/components/ui/clock-context";
import { Kbd } from "@/components/ui/kbd";
import { clockTime } from "@/lib/format/time-text";

type Props = {
  newer: string | null;
  older: string | null;
  onNewer: (cursor: string) => void;
  onOlder: (cursor: string) => void;
  updatedAt: number;
  failed: boolean;
  /** What the ways to the page before and after are called. */
  words?: readonly [string, string];
  /** Keys of this list besides those of every list. */
  keys?: readonly (readonly [string, string])[];
};

/** Keys, freshness and paging at the foot of a list. */
export function ListFoot(props: Props) {
  const { newer, older, onNewer, onOlder, updatedAt, failed, words = ["Newer", "Older"], keys = [] } = props;
  const { zone } = useClock();
  return (
    <footer className="flex min-h-9 shrink-0 flex-wrap items-center gap-3.5 border-t border-line bg-surface px-4 py-1 text-xs text-ink-3">
      <span className="max-md:hidden">
        <Kbd>j</Kbd> <Kbd>k</Kbd> move
      </span>
      <span className="max-md:hidden">
        <Kbd>o</Kbd> open
      </span>
      {keys.map(([key, meaning]) => (
        <span key={key} className="max-md:hidden">
          <Kbd>{key}</Kbd> {meaning}
        </span>
      ))}
      <span className="max-md:hidden">
        <Kbd>?</Kbd> all keys
      </span>
      <span className="ml-auto min-w-28 text-right tabular-nums" suppressHydrationWarning>
        {failed ? "Not updating: the last try failed. " : ""}
        {updatedAt ? `Updated ${clockTime(new Date(updatedAt), zone)}` : ""}
      </span>
      <nav aria-label="Pages" className="flex gap-1">
        <Button variant="ghost" disabled={!newer} onClick={() => newer && onNewer(newer)}>
          <ChevronLeft aria-hidden />
          {words[0]}
        </Button>
        <Button variant="ghost" disabled={!older} onClick={() => older && onOlder(older)}>
          {words[1]}
          <ChevronRight aria-hidden />
        </Button>
      </nav>
    </footer>
  );
}
