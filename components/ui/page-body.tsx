import type { ReactNode } from "react";
import { ScrollRegion } from "./scroll-region";

/** What scrolls under a page's head: a column of cards. */
export function PageBody({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ScrollRegion label={label} className="min-h-0 flex-1 overflow-auto border-t border-line bg-bg">
      <div className="mx-auto grid max-w-260 gap-4 p-4">{children}</div>
    </ScrollRegion>
  );
}
