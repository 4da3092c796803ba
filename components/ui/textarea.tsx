import type { ComponentProps } from "react";
import { cx } from "./class-names";
import { fieldStyle } from "./input";

export function Textarea({ className, ...rest }: ComponentProps<"textarea">) {
  return <textarea className={cx(fieldStyle, "min-h-21 px-2.5 py-1.5 text-sm", className)} {...rest} />;
}
