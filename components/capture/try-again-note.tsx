"use client";

import type { ProgressView } from "@/lib/applicant/applicant-view";
import type { CaptureStep } from "@/lib/checks/registry";
import { fill } from "./texts/fill-text";
import { useAllTexts } from "./texts/use-all-texts";

/** Of a step that is asked for again: what was wrong, and how many tries are left. Never whose fault it was. */
export function TryAgainNote({ view, step }: { view: ProgressView; step: CaptureStep }) {
  const { t } = useAllTexts();
  const planned = view.steps.find((s) => s.step === step);
  if (!planned?.again) return null;
  const left = planned.attempts_left;
  return (
    <div role="alert" className="mb-3 rounded-xl bg-consider-soft px-4 py-3 text-[15px] text-ink">
      <p className="font-semibold">{t.onceMore}</p>
      <p className="text-pretty">
        {t[`again_${planned.again}`]} {left === 1 ? t.lastTry : fill(t.triesLeft, { count: left })}
      </p>
    </div>
  );
}
