import type { QueueReason } from "@/db/schema";
import { DECISION_WORDS, reasonWords, subCheckWord } from "../format/labels";
import { concernsOf } from "../verification/why-line";

export type QueueCheck = { type: string; outcome: string; resultData: Record<string, unknown> | null };
type Facts = {
  reason: QueueReason;
  outcome: string;
  failureReason: string | null;
  contestText: string | null;
  spokenBy: string | null;
  spokenDecision: string | null;
  checks: readonly QueueCheck[] | null;
};

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** What the machine found, the two gravest first: `Same face as the document: 0.53, threshold 0.55; …`. */
function findings(facts: Facts): string {
  const judged = concernsOf(facts.checks ?? []).filter((c) => c.value !== "not_assessed");
  const told = judged.slice(0, 2).map(({ key, value, finding }) => {
    const { measured, threshold, reason } = finding;
    if (measured === null || measured === undefined || typeof measured === "object")
      return typeof reason === "string" ? reason.replace(/\.$/, "") : `${subCheckWord(key)} reads ${value}`;
    const limit = threshold === null || threshold === undefined ? "" : `, threshold ${threshold}`;
    return `${subCheckWord(key)}: ${measured}${limit}`;
  });
  const more = judged.length - told.length;
  if (told.length > 0) return `${[...new Set(told)].join("; ")}${more > 0 ? ` and ${more} more` : ""}`;
  return facts.failureReason ? capital(reasonWords(facts.failureReason)) : "Nothing was examined by machine";
}

/** Why a person is needed, in one line that needs no other to be understood. */
export function queueSentence(facts: Facts): string {
  const who = facts.spokenBy ?? "Somebody";
  const decision = DECISION_WORDS[facts.spokenDecision ?? ""]?.toLowerCase() ?? "";
  switch (facts.reason) {
    case "contest":
      return facts.contestText ? `Asks for a person: “${facts.contestText}”` : "Asks for a person";
    case "screening":
      return `A list entry matches or has changed and has no answer yet`;
    case "second_person":
      return `${who} proposes “${decision}”; a second person confirms. ${findings(facts)}`;
    case "flagged":
      return facts.outcome === "clear"
        ? `${capital(decision || "flagged")} by ${who}`
        : `${capital(decision || "flagged")} by ${who}. ${findings(facts)}`;
    default:
      return findings(facts);
  }
}
