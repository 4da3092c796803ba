import { outcomeLook } from "@/components/ui/outcome-chip";
import { OUTCOME_WORDS, subCheckWord } from "@/lib/format/labels";
import { Gauge } from "./gauge";
import type { SubCheckView } from "./session-page-view";

const INK: Record<string, string> = {
  clear: "text-clear",
  consider: "text-consider",
  attention: "text-attention",
  issue: "text-issue",
  error: "text-error",
};

const shown = (value: string | number | boolean): string =>
  typeof value === "boolean" ? (value ? "yes" : "no") : String(value);

/** One sub-check: its mark, its name, what was measured against which threshold, and by which method. */
export function SubCheck({ sub }: { sub: SubCheckView }) {
  const { icon: Icon } = outcomeLook(sub.value);
  const { measured, threshold } = sub;
  const value =
    measured === null
      ? (OUTCOME_WORDS[sub.value] ?? sub.value).toLowerCase()
      : threshold === null
        ? shown(measured)
        : `${shown(measured)}, threshold ${shown(threshold)}`;
  const on01 = (n: unknown): n is number => typeof n === "number" && n >= 0 && n <= 1;
  const notes = [
    sub.reason,
    sub.method && sub.method !== "none" && sub.method !== "sandbox" ? `Method: ${sub.method}.` : null,
  ].filter(Boolean);
  return (
    <li className="grid grid-cols-[16px_1fr_auto] gap-x-2 py-0.75">
      <Icon aria-hidden className={`mt-0.75 size-3.5 ${INK[sub.value] ?? "text-ink-3"}`} strokeWidth={2.25} />
      <span>{subCheckWord(sub.key)}</span>
      <span className="text-right text-ink-2 tabular-nums">
        {measured === null ? null : (
          <span className="sr-only">{OUTCOME_WORDS[sub.value] ?? sub.value}: </span>
        )}
        {value}
      </span>
      {on01(measured) && on01(threshold) ? (
        <Gauge measured={measured} threshold={threshold} ink={INK[sub.value] ?? "text-ink-3"} />
      ) : null}
      {notes.length ? (
        <span className="col-span-2 col-start-2 text-xs text-ink-2">{notes.join(" ")}</span>
      ) : null}
    </li>
  );
}
