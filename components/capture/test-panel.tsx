"use client";

import { Action } from "./action";
import { FileChoice } from "./file-choice";
import { useAllTexts } from "./texts/use-all-texts";

/**
 * Test mode only: finish without pictures, or hand in a test script or a rendered specimen for this step. Looks like
 * nothing a real person meets.
 */
export function TestPanel({ onComplete, onFile }: { onComplete: () => void; onFile?: (file: File) => void }) {
  const { t } = useAllTexts();
  return (
    <section
      aria-label={t.testTitle}
      className="stripes-test mt-3 space-y-2 rounded-xl border border-dashed border-edge p-3 text-sm text-ink"
    >
      <p className="font-medium">{t.testText}</p>
      <Action look="secondary" onClick={onComplete} className="min-h-11">
        {t.testButton}
      </Action>
      {onFile ? (
        <>
          <p className="font-medium">{t.testScriptText}</p>
          <FileChoice
            onFile={onFile}
            accept="any"
            className="min-h-11 w-full rounded-xl border border-edge bg-surface px-5 text-base font-medium hover:bg-sunken"
          >
            {t.testScript}
          </FileChoice>
        </>
      ) : null}
    </section>
  );
}
