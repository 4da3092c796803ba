import { Label as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { cx } from "./class-names";

export function Label({ className, ...rest }: ComponentProps<typeof Radix.Root>) {
  return <Radix.Root className={cx("block text-sm font-medium text-ink", className)} {...rest} />;
}
