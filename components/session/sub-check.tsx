import { outcomeLook } from "@/components/ui/outcome-chip";
import { OUTCOME_WORDS, subCheckWord } from "@/lib/format/labels";
import { Gauge } from "./gauge";
import type { SubCheckView } from "./session-page-view";
import { SubCheckName } from "./sub-check-name";

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
export function SubCheck({ checkId, sub }: { checkId: string; sub: SubCheckView }) {
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
    // Of what is clear the method is of no interest at first sight; the evidence pack has it.
    sub.value !== "clear" && sub.method && !["none", "sandbox"].includes(sub.method)
      ? `Method: ${sub.method}.`
      : null,
  ].filter(Boolean);
  return (
    <li className="grid grid-cols-[16px_1fr_auto] gap-x-2 py-0.75">
      <Icon aria-hidden className={`mt-0.75 size-3.5 ${INK[sub.value] ?? "text-ink-2"}`} strokeWidth={2.25} />
      {sub.hasRegions ? (
        <SubCheckName checkId={checkId} name={sub.key} words={subCheckWord(sub.key)} />
      ) : (
        <span>{subCheckWord(sub.key)}</span>
      )}
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
