import { jaroWinkler } from "../../../screening/name-similarity";
import type { ExtractedData } from "../../provider";
import { type AddressWord, addressWords } from "./address-words";

type Address = NonNullable<ExtractedData["address"]>;
/** Parts of an address and what each weighs; the country hardly matters: letters at home do not name it. */
const WEIGHTS = { number: 3, postcode: 3, street: 3, city: 2, state: 0.5, country: 0.25 } as const;
type Part = keyof typeof WEIGHTS;

export type AddressMatch = {
  /** Weighted share of the address that stands together on the document, 0 to 1. */
  score: number;
  /** Parts of the address that were looked for and not found. */
  missing: Part[];
  /** Where it was best: the first line's place and how many lines; null when nothing of it was found. */
  at: { line: number; count: number } | null;
};

/** Lines an address may be spread over. */
const WINDOW = 6;
const MOST_LINES = 600;
/** Words this alike are one word with a slip of reading in it. */
const SAME_WORD = 0.92;

/**
 * How much of an address stands together in a document's lines. House number and postcode must be exact; words may
 * be abbreviated, transliterated or slightly misread.
 */
export function matchAddress(address: Address, lines: readonly string[]): AddressMatch {
  const read = lines.slice(0, MOST_LINES).map(addressWords);
  const parts = partsOf(address).map((p) => ({ ...p, words: p.words.map((word) => withSlips(word, read)) }));
  let best: AddressMatch = { score: 0, missing: parts.map((p) => p.part), at: null };
  for (let line = 0; line < read.length; line += 1) {
    for (let count = 1; count <= WINDOW && line + count <= read.length; count += 1) {
      if (count > 1 && read[line + count - 1]?.length === 0) continue;
      const found = matchWindow(parts, read.slice(line, line + count).flat());
      if (found.score > best.score) best = { ...found, at: { line, count } };
    }
  }
  return best;
}

/** A word with what it may have been misread as on this document. */
function withSlips(word: AddressWord, read: AddressWord[][]): AddressWord {
  if (word.isNumber) return word;
  const slips = read.flatMap((line) =>
    line
      .filter((other) => !other.isNumber)
      .flatMap((other) =>
        other.forms.filter((form) => word.forms.some((own) => jaroWinkler(own, form) >= SAME_WORD)),
      ),
  );
  return { ...word, forms: [...new Set([...word.forms, ...slips])] };
}

type WordsOf = { part: Part; words: AddressWord[] };

function partsOf(address: Address): WordsOf[] {
  const street = [address.line1, address.line2].filter(Boolean).join(" ");
  const words = addressWords(street);
  const all: WordsOf[] = [
    { part: "number", words: words.filter((w) => w.isNumber) },
    { part: "street", words: words.filter((w) => !w.isNumber) },
    { part: "postcode", words: addressWords(address.postcode ?? "") },
    { part: "city", words: addressWords(address.city ?? "") },
    { part: "state", words: addressWords(address.state ?? "") },
    { part: "country", words: addressWords(address.country ?? "") },
  ];
  return all.filter(({ words: own }) => own.length > 0);
}

function matchWindow(parts: WordsOf[], words: AddressWord[]): Pick<AddressMatch, "score" | "missing"> {
  // "SW1A 1AA" against "SW1A1AA", "12 a" against "12A", "Haupt Straße" against "Hauptstraße".
  const known = new Set(words.flatMap((word, i) => [...word.forms, ...joined(word, words[i + 1])]));
  let found = 0;
  let weight = 0;
  const missing: Part[] = [];
  for (const { part, words: own } of parts) {
    const share = shareOf(own, known);
    weight += WEIGHTS[part];
    found += WEIGHTS[part] * share;
    if (share < 0.5) missing.push(part);
  }
  return { score: weight === 0 ? 0 : Math.round((found / weight) * 1000) / 1000, missing };
}

function joined(word: AddressWord, next: AddressWord | undefined): string[] {
  return next ? word.forms.flatMap((a) => next.forms.map((b) => a + b)) : [];
}

/** The share of a part's letters that was found. */
function shareOf(own: AddressWord[], known: Set<string>): number {
  const isKnown = (forms: readonly string[]) => forms.some((form) => known.has(form));
  const size = (word: AddressWord) => word.forms[0]?.length ?? 0;
  const total = own.reduce((sum, word) => sum + size(word), 0);
  const got = own.reduce((sum, word, i) => {
    const before = own[i - 1];
    const isFound =
      isKnown(word.forms) || isKnown(joined(word, own[i + 1])) || (before && isKnown(joined(before, word)));
    return sum + (isFound ? size(word) : 0);
  }, 0);
  return total === 0 ? 0 : got / total;
}
