"use client";
import { Plus } from "lucide-react";
import { cx } from "@/components/ui/class-names";
import { Menu, MenuChoice } from "@/components/ui/menu";

type Props = {
  label: string;
  value: string;
  words: Record<string, string>;
  options: readonly string[];
  onChange: (value: string) => void;
};

/** One filter: dashed while it lets everything through, solid with its value otherwise. */
export function Filter({ label, value, words, options, onChange }: Props) {
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          className={cx(
            "flex h-6.5 items-center gap-1.5 rounded-md border border-line-2 px-2 text-ink-2 hover:text-ink",
            value ? "bg-surface text-ink" : "border-dashed",
          )}
        >
          {value ? null : <Plus aria-hidden className="size-3.5" />}
          {label}
          {value ? <b className="font-medium text-accent">{words[value] ?? value}</b> : null}
        </button>
      }
    >
      <MenuChoice
        label={label}
        value={value}
        onChange={onChange}
        options={[
          { value: "", label: "Any" },
          ...options.map((option) => ({ value: option, label: words[option] ?? option })),
        ]}
      />
    </Menu>
  );
}
