import type { ReactNode } from "react";

/** A key to press. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="rounded-sm border border-b-2 border-line-2 bg-surface px-1 font-sans text-2xs font-medium text-ink-2">
      {children}
    </kbd>
  );
}
