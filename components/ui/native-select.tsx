import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cx } from "./class-names";
import { fieldStyle } from "./input";

type Props = Omit<ComponentProps<"select">, "children"> & {
  /** What stands there while nothing is chosen. */
  placeholder: string;
  options: readonly { value: string; label: string }[];
};

/** One of several, by the browser's own list: arrow keys and first letters choose without opening it. */
export function NativeSelect({ placeholder, options, className, ...rest }: Props) {
  return (
    <span className="relative block">
      <select
        {...rest}
        className={cx(fieldStyle, "h-8 w-full appearance-none truncate pr-8 pl-2.5 text-sm", className)}
      >
        <option value="">{placeholder}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute top-2 right-2.5 size-4 text-ink-2" />
    </span>
  );
}
