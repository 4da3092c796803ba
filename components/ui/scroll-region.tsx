import type { ReactNode } from "react";
import { cx } from "./class-names";

type Props = { label: string; className?: string; children: ReactNode };

/** A part that scrolls by itself, so it also takes the focus: arrow keys move it. */
export function ScrollRegion({ label, className, children }: Props) {
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      aria-label={label}
      className={cx("-outline-offset-2", className)}
    >
      {children}
    </section>
  );
}
