import { compareNames } from "./compare-names";
import { prepareName } from "./prepare-name";

export { jaroWinkler } from "./jaro-winkler";

// What Unicode does not decompose into a letter and marks.
const LETTERS: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

/** The words of a name without case, marks and punctuation, in its own script: "O'Brien, José" → o, brien, jose. */
export function nameTokens(name: string): string[] {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => LETTERS[letter] ?? letter);
  return plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

/**
 * How alike two names are, as screening computes it: 0 (not at all) to 1 (the same words), three decimals, symmetric.
 * A name within a longer one is alike too; whether that is enough of a match is for screening to say.
 */
export function nameSimilarity(a: string, b: string): number {
  const [left, right] = a < b ? [a, b] : [b, a];
  return compareNames(prepareName(left), prepareName(right)).similarity;
}
