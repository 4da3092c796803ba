"use client";

import { useAllTexts } from "./texts/use-all-texts";

/** One step back, at the head of a screen; the browser's Back button does the same (use-back.ts). */
export function BackButton({ onBack }: { onBack: () => void }) {
  const { t } = useAllTexts();
  return (
    <button
      type="button"
      onClick={onBack}
      aria-label={t.stepBack}
      className="-ms-2 grid size-11 shrink-0 place-items-center rounded-lg text-ink hover:bg-sunken"
    >
      <svg aria-hidden viewBox="0 0 24 24" className="size-5 rtl:-scale-x-100">
        <path
          d="M15 5l-7 7 7 7"
          fill="none"
          stroke="currentColor"
          strokeWidth="2.2"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
    </button>
  );
}
