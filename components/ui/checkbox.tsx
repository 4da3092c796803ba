import { Check } from "lucide-react";
import { Checkbox as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { cx } from "./class-names";

export function Checkbox({ className, ...rest }: ComponentProps<typeof Radix.Root>) {
  return (
    <Radix.Root
      className={cx(
        "grid size-4 shrink-0 place-items-center rounded-sm border border-edge bg-surface text-accent-ink data-[state=checked]:border-accent data-[state=checked]:bg-accent",
        className,
      )}
      {...rest}
    >
      <Radix.Indicator>
        <Check aria-hidden className="size-3" strokeWidth={3} />
      </Radix.Indicator>
    </Radix.Root>
  );
}
