"use client";
import { Plus } from "lucide-react";
import { cx } from "@/components/ui/class-names";
import { Input } from "@/components/ui/input";

type Props = {
  params: { get(name: string): string | null };
  onChange: (changes: Record<string, string | null>) => void;
};

const RANGES = [
  ["created", "Created"],
  ["completed", "Completed"],
] as const;

/** Days from and to, in UTC, for creation and completion. `to` includes its day. */
export function DateFilter({ params, onChange }: Props) {
  const on = RANGES.filter(([name]) => params.get(`${name}_after`) || params.get(`${name}_before`));
  return (
    <details
      // Its own size: Chromium paints a summary once before it is styled, and what follows would move.
      className="relative h-6.5 min-w-17"
      onKeyDown={(e) => e.key === "Escape" && e.currentTarget.removeAttribute("open")}
    >
      <summary
        className={cx(
          "flex h-6.5 list-none items-center gap-1.5 rounded-md border border-line-2 px-2 text-ink-2 hover:text-ink [&::-webkit-details-marker]:hidden",
          on.length > 0 ? "bg-surface text-ink" : "border-dashed",
        )}
      >
        {on.length > 0 ? null : <Plus aria-hidden className="size-3.5" />}
        Date
        {on.length > 0 ? (
          <b className="font-medium text-accent">{on.map(([, label]) => label.toLowerCase()).join(", ")}</b>
        ) : null}
      </summary>
      <div className="absolute top-8 left-0 z-20 grid w-76 gap-3 rounded-lg border border-line-2 bg-surface p-3 shadow-float">
        {RANGES.map(([name, label]) => (
          <fieldset key={name} className="grid grid-cols-2 gap-2">
            <legend className="mb-1 text-xs font-medium text-ink-3">{label} (days in UTC)</legend>
            <Input
              type="date"
              aria-label={`${label} from`}
              value={params.get(`${name}_after`)?.slice(0, 10) ?? ""}
              onChange={(e) => onChange({ [`${name}_after`]: e.target.value || null })}
            />
            <Input
              type="date"
              aria-label={`${label} to`}
              value={dayBefore(params.get(`${name}_before`))}
              onChange={(e) => onChange({ [`${name}_before`]: dayAfter(e.target.value) })}
            />
          </fieldset>
        ))}
      </div>
    </details>
  );
}

const moved = (day: string, by: number): string | null => {
  const at = Date.parse(`${day.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(at) ? null : new Date(at + by * 86_400_000).toISOString().slice(0, 10);
};
const dayAfter = (day: string) => moved(day, 1);
const dayBefore = (day: string | null) => (day ? (moved(day, -1) ?? "") : "");
