"use client";

import { Frame } from "../frame";
import { useTexts } from "../texts/use-texts";

/** Before the server has answered: the shape of what comes, so that nothing jumps. */
export function Loading() {
  const { t } = useTexts();
  return (
    <Frame>
      <p role="status" className="sr-only">
        {t.loading}
      </p>
      <div aria-hidden className="space-y-3">
        <div className="skeleton h-8 w-4/5" />
        <div className="skeleton h-8 w-3/5" />
        <div className="skeleton mt-5 h-5 w-full" />
        <div className="skeleton h-5 w-2/3" />
      </div>
    </Frame>
  );
}
