"use client";

import type { CaptureStep } from "@/lib/checks/registry";
import { useTexts } from "./texts/use-texts";

/** What will be asked for, in the person's words: both sides of a card are one thing to them. */
export function LandingSteps({ steps }: { steps: CaptureStep[] }) {
  const { t } = useTexts();
  const rows = [
    steps.includes("document_front") && { words: t.stepDocument, time: t.oneMinute },
    (steps.includes("selfie") || steps.includes("liveness")) && { words: t.stepFace, time: t.oneMinute },
    steps.includes("proof_of_address") && { words: t.stepAddress, time: t.oneMinute },
    { words: t.stepResult, time: "" },
  ].filter((row) => row !== false);
  return (
    <ol className="border-b border-line">
      {rows.map(({ words, time }, i) => (
        <li
          key={words}
          className="grid grid-cols-[32px_1fr_auto] items-center gap-x-3 border-t border-line py-3"
        >
          <span
            aria-hidden
            className="grid size-8 place-items-center rounded-full bg-accent-soft text-sm font-semibold text-accent"
          >
            {i + 1}
          </span>
          <span className="font-medium">{words}</span>
          <span className="text-sm text-ink-3">{time}</span>
        </li>
      ))}
    </ol>
  );
}
