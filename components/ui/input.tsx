import type { ComponentProps } from "react";
import { cx } from "./class-names";

/** What every field that takes text looks like. */
export const fieldStyle =
  "w-full rounded-md border border-edge/70 bg-surface text-ink transition-colors hover:border-edge focus-visible:border-ring focus-visible:outline-offset-0 disabled:bg-sunken disabled:text-ink-3 aria-invalid:border-issue";

export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input className={cx(fieldStyle, "h-8 px-2.5 text-sm", className)} {...rest} />;
}
