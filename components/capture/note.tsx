"use client";

import { type ReactNode, useId, useState } from "react";

/** A question that opens its answer below itself. */
export function Note({ question, children }: { question: string; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className="min-h-11 text-start text-[15px] font-medium text-accent hover:underline"
      >
        {question}
      </button>
      <div id={id} hidden={!open} className="pb-2 text-[15px] text-pretty text-ink-2">
        {children}
      </div>
    </div>
  );
}
