"use client";
import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { useEffect } from "react";
import { buttonStyle } from "@/components/ui/button";
import { useKeys } from "@/lib/client/use-keys";
import { useTrail } from "./use-trail";

type Props = { sessionId: string; mode: "test" | "live"; mayDecide: boolean };

/** ‹ 3 of 41 › in the list it was opened from. `j` and `k` go along it, `n` takes the next of the queue. */
export function TrailLinks({ sessionId, mode, mayDecide }: Props) {
  const trail = useTrail(sessionId, mode);
  // Coming from another session, what had the focus is gone: keys and readers start at the content.
  useEffect(() => {
    if (document.activeElement === document.body)
      document.getElementById("content")?.focus({ preventScroll: true });
  }, []);
  useKeys({
    j: () => void trail.open(trail.following),
    k: () => void trail.open(trail.previous),
    ...(mayDecide ? { n: () => void trail.nextInQueue() } : {}),
  });
  if (trail.position === null || trail.from === null) return null;
  return (
    <nav aria-label="In the list" className="flex items-center gap-0.5 pl-1">
      <Step to={trail.previous} label="Previous session">
        <ChevronLeft aria-hidden />
      </Step>
      <Link
        href={trail.from}
        className="min-h-6 content-center px-1 text-ink-2 tabular-nums hover:text-ink hover:underline"
      >
        <span className="sr-only">Back to the list, </span>
        {trail.position} of {trail.total}
      </Link>
      <Step to={trail.following} label="Next session">
        <ChevronRight aria-hidden />
      </Step>
    </nav>
  );
}

function Step({ to, label, children }: { to: string | undefined; label: string; children: React.ReactNode }) {
  const style = buttonStyle({ variant: "ghost", size: "icon" });
  if (!to) {
    return (
      <span aria-hidden className={`${style} opacity-40`}>
        {children}
      </span>
    );
  }
  return (
    <Link href={`/sessions/${to}/`} aria-label={label} className={style}>
      {children}
    </Link>
  );
}
