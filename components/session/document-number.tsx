"use client";
import { Eye } from "lucide-react";
import { useState, useTransition } from "react";
import { useAnnounce } from "@/components/ui/announcer";

type Props = { masked: string; reveal: (() => Promise<{ number: string } | { refused: string }>) | null };

/** The document's number, hidden but for its end until somebody asks to see it; the look is logged. */
export function DocumentNumber({ masked, reveal }: Props) {
  const announce = useAnnounce();
  const [number, setNumber] = useState<string | null>(null);
  const [busy, start] = useTransition();
  const press = () =>
    start(async () => {
      const answer = await reveal?.();
      if (!answer) return;
      if ("number" in answer) setNumber(answer.number);
      announce(
        "number" in answer ? "Number shown; the look is logged." : answer.refused,
        "number" in answer ? "done" : "failed",
      );
    });
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1.5">
      <bdi>{number ?? masked}</bdi>
      {reveal && number === null ? (
        <button
          type="button"
          disabled={busy}
          onClick={press}
          className="inline-flex min-h-6 items-center gap-1 rounded-sm text-xs text-accent-strong underline"
        >
          <Eye aria-hidden className="size-3.5" />
          Show
        </button>
      ) : null}
    </span>
  );
}
