"use client";
import { Check, ChevronDown } from "lucide-react";
import { Select as Radix } from "radix-ui";
import { cx } from "./class-names";
import { fieldStyle } from "./input";

type Props = {
  id?: string;
  label?: string;
  value: string;
  onChange: (value: string) => void;
  options: readonly { value: string; label: string }[];
  className?: string;
};

/** One of several, from a list. Give it `id` (with a Label) or `label`. */
export function Select({ id, label, value, onChange, options, className }: Props) {
  return (
    <Radix.Root value={value} onValueChange={onChange}>
      <Radix.Trigger
        id={id}
        aria-label={label}
        className={cx(fieldStyle, "flex h-8 items-center justify-between gap-2 px-2.5 text-sm", className)}
      >
        <Radix.Value />
        <Radix.Icon>
          <ChevronDown aria-hidden className="size-4 text-ink-3" />
        </Radix.Icon>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-80 min-w-(--radix-select-trigger-width) rounded-lg border border-line-2 bg-surface p-1 shadow-float"
        >
          <Radix.Viewport>
            {options.map((option) => (
              <Radix.Item
                key={option.value}
                value={option.value}
                className="relative flex h-7 cursor-default items-center rounded-sm pr-7 pl-2 text-sm text-ink outline-none select-none data-[highlighted]:bg-accent-soft"
              >
                <Radix.ItemText>{option.label}</Radix.ItemText>
                <Radix.ItemIndicator className="absolute right-2">
                  <Check aria-hidden className="size-4 text-ink-3" />
                </Radix.ItemIndicator>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
