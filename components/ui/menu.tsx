"use client";
import { Check } from "lucide-react";
import { DropdownMenu as Radix } from "radix-ui";
import type { ReactNode } from "react";

const item =
  "relative flex min-h-7 cursor-default items-center gap-2 rounded-sm px-2 text-sm text-ink outline-none select-none data-[highlighted]:bg-accent-soft data-[disabled]:text-ink-3 [&_svg]:size-4 [&_svg]:text-ink-3";

type Props = { trigger: ReactNode; children: ReactNode; side?: "top" | "bottom"; align?: "start" | "end" };

/** A list of actions or choices behind a button; it stays in the landmark of its button. */
export function Menu({ trigger, children, side = "bottom", align = "end" }: Props) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Content
        side={side}
        align={align}
        sideOffset={6}
        collisionPadding={8}
        className="z-50 min-w-44 rounded-lg border border-line-2 bg-surface p-1 shadow-float"
      >
        {children}
      </Radix.Content>
    </Radix.Root>
  );
}

export function MenuItem({ onSelect, children }: { onSelect: () => void; children: ReactNode }) {
  return (
    <Radix.Item className={item} onSelect={onSelect}>
      {children}
    </Radix.Item>
  );
}

type ChoiceProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  options: readonly { value: string; label: ReactNode }[];
};

/** One of several inside a menu. */
export function MenuChoice({ label, value, onChange, options }: ChoiceProps) {
  return (
    <Radix.RadioGroup value={value} onValueChange={onChange} aria-label={label}>
      <Radix.Label className="px-2 pt-1.5 pb-1 text-2xs font-medium text-ink-3">{label}</Radix.Label>
      {options.map((option) => (
        <Radix.RadioItem key={option.value} value={option.value} className={`${item} pr-7`}>
          {option.label}
          <Radix.ItemIndicator className="absolute right-2">
            <Check aria-hidden />
          </Radix.ItemIndicator>
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}

type ToggleProps = {
  checked: boolean;
  disabled?: boolean;
  icon: ReactNode;
  onChange: (checked: boolean) => void;
  children: ReactNode;
};

/** On or off inside a menu, which stays open. */
export function MenuToggle({ checked, disabled, icon, onChange, children }: ToggleProps) {
  return (
    <Radix.CheckboxItem
      checked={checked}
      disabled={disabled ?? false}
      onCheckedChange={onChange}
      onSelect={(event) => event.preventDefault()}
      className={`${item} pr-7`}
    >
      {children}
      <Radix.ItemIndicator className="absolute right-2">{icon}</Radix.ItemIndicator>
    </Radix.CheckboxItem>
  );
}

export const MenuLine = () => <Radix.Separator className="my-1 h-px bg-line" />;
