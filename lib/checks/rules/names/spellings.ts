import { TRANSLITERATIONS } from "./transliterations";

/** A word has at most this many spellings; of one with more doubtful letters the rarer ones are left out. */
const MOST = 48;

function lettersOf(letter: string): readonly string[] {
  const known = TRANSLITERATIONS.get(letter);
  if (known) return known;
  const plain = letter.normalize("NFKD").replace(/\p{M}/gu, "");
  if (/^[A-Z0-9]*$/.test(plain)) return [plain];
  // A marked letter of a listed script, such as Greek Ά.
  return TRANSLITERATIONS.get(plain) ?? [];
}

/**
 * Every way a word may be spelled with A to Z (and digits), the recommended one first. Empty for a word in a script
 * without a table: it cannot be compared. Case, marks and apostrophes do not matter.
 */
export function spellings(word: string): string[] {
  // Greek final sigma and friends come out of upper-casing; ß would become SS, which its table says too.
  const letters = [...word.normalize("NFC").toUpperCase()].filter((l) => /[\p{L}\p{N}]/u.test(l));
  let found = [""];
  for (const letter of letters) {
    const ways = lettersOf(letter);
    if (ways.length === 0) return [];
    const next = ways.flatMap((way) => found.map((start) => start + way));
    found = next.length > MOST ? found.map((start) => start + (ways[0] ?? "")) : next;
  }
  return [...new Set(found)].filter(Boolean);
}

/** Consonants only, each run once: what all romanisations of an Arabic word have in common. */
export function skeleton(spelled: string): string {
  return spelled
    .replace(/^X(?=[A-Z])/, "")
    .replace(/X(?=[A-Z])/g, "")
    .replace(/PH/g, "F")
    .replace(/[CQ](?!H)/g, "K")
    .replace(/[AEIOUYWH]/g, "")
    .replace(/(.)\1+/g, "$1");
}
