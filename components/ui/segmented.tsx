"use client";
import { RadioGroup } from "radix-ui";
import type { ReactNode } from "react";
import { cx } from "./class-names";

type Option<V extends string> = { value: V; label: ReactNode };
type Props<V extends string> = {
  label: string;
  value: V | undefined;
  onChange: (value: V) => void;
  options: readonly Option<V>[];
  disabled?: boolean;
  invalid?: boolean;
  describedBy?: string;
};

/** One of a few, side by side: a radio group that looks like one control. */
export function Segmented<V extends string>(props: Props<V>) {
  const { label, value, onChange, options, disabled, invalid, describedBy } = props;
  return (
    <RadioGroup.Root
      aria-label={label}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      value={value ?? ""}
      onValueChange={(next) => onChange(next as V)}
      {...(disabled ? { disabled } : {})}
      className="relative grid auto-cols-fr grid-flow-col rounded-md border border-edge/70 aria-invalid:border-issue"
    >
      {options.map((option) => (
        <RadioGroup.Item
          key={option.value}
          value={option.value}
          className={cx(
            "flex h-8 min-w-0 items-center justify-center gap-1 border-l border-line px-1 text-sm font-medium text-ink-2 transition-colors first:rounded-l-md first:border-l-0 last:rounded-r-md hover:bg-sunken",
            "focus-visible:z-10 data-[state=checked]:bg-accent-soft data-[state=checked]:text-accent-strong",
          )}
        >
          {option.label}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
