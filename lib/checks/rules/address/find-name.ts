import type { AddressLine } from "../../engine/address/address-reading";
import { nameWords } from "../names/name-words";
import { spellings } from "../names/spellings";
import { compareWords } from "../names/word-agreement";
import { rowsOf } from "./rows";

/** How the person's name stands on a document. `not_comparable`: the record's name is in a script without a table. */
export type NameOnDocument = {
  agreement: "same" | "compatible" | "similar" | "different" | "not_comparable";
  /** Where it stands. */
  line: AddressLine | null;
};

const MOST_WORDS = 40;

/**
 * Looks for a person's name in the lines: surname in full, with the first name (`same`) or its initial
 * (`compatible`); a slip, or the surname alone, is `similar`. Middle names are not asked for; order does not matter.
 */
export function findName(
  name: { given: string | null; family: string | null },
  lines: readonly AddressLine[],
): NameOnDocument {
  const family = nameWords(name.family);
  const [first] = nameWords(name.given);
  if ([...family, ...(first ? [first] : [])].some((word) => spellings(word).length === 0)) {
    return { agreement: "not_comparable", line: null };
  }
  let best: NameOnDocument = { agreement: "different", line: null };
  const order = ["same", "compatible", "similar", "different"];
  for (const row of rowsOf(lines)) {
    // Columns by themselves, and the whole row: a wide gap may stand between first name and surname.
    for (const [line, text] of [
      ...row.lines.map((l) => [l, l.text] as const),
      [row.lines[0], row.text] as const,
    ]) {
      const agreement = nameInText(first, family, nameWords(text).slice(0, MOST_WORDS));
      if (order.indexOf(agreement) < order.indexOf(best.agreement)) best = { agreement, line: line ?? null };
    }
    if (best.agreement === "same") break;
  }
  return best;
}

function nameInText(
  first: string | undefined,
  family: string[],
  words: string[],
): NameOnDocument["agreement"] {
  const glued = new Set(words.flatMap((word, i) => spellings(word + (words[i + 1] ?? "")).slice(0, 4)));
  const inOne = spellings(family.join("")).some(
    (form) => glued.has(form) || words.some((w) => spellings(w).includes(form)),
  );
  const surname = inOne ? "same" : worstOf(family.map((own) => bestOf(own, words, false)));
  if (surname === "different") return "different";
  const given = first ? bestOf(first, words, true) : "same";
  if (given === "different" || surname === "similar" || given === "similar") {
    return surname === "same" || given !== "different" ? "similar" : "different";
  }
  return given === "initial" ? "compatible" : "same";
}

type Best = "same" | "initial" | "similar" | "different";

function bestOf(own: string, words: string[], isGiven: boolean): Best {
  const found = words.map((word) => compareWords(own, word));
  if (found.includes("same")) return "same";
  if (isGiven && found.includes("initial")) return "initial";
  return found.includes("similar") ? "similar" : "different";
}

const worstOf = (all: Best[]): Best =>
  (["different", "similar", "initial", "same"] as const).find((b) => all.includes(b)) ?? "different";
