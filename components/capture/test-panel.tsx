"use client";

import { Action } from "./action";
import { useTexts } from "./texts/use-texts";

/** Test mode only: lets a tester finish without pictures. Looks like nothing a real person meets. */
export function TestPanel({ onComplete, busy }: { onComplete: () => void; busy: boolean }) {
  const { t } = useTexts();
  return (
    <section
      aria-label={t.testTitle}
      className="stripes-test mt-3 rounded-xl border border-dashed border-edge p-3 text-sm text-ink"
    >
      <p className="mb-2 font-medium">{t.testText}</p>
      <Action look="secondary" busy={busy} onClick={onComplete} className="min-h-11">
        {t.testButton}
      </Action>
    </section>
  );
}
