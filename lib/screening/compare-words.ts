import { editDistance } from "./edit-distance";
import { jaroWinkler } from "./jaro-winkler";
import type { NameWord } from "./prepare-name";
import { withSilentH } from "./skeleton";

/** How alike two words are, and by which rule. */
export type WordMatch = { score: number; rule: string };

const NONE: WordMatch = { score: 0, rule: "different" };
const SAME: WordMatch = { score: 1, rule: "same" };

/** Letters that may be wrong in a word of this length. */
const mistakes = (length: number) => (length < 4 ? 0 : length < 8 ? 1 : 2);

/** How alike two words of names are: 0 (different) or 0.6 to 1. Symmetric. */
export function compareWords(a: NameWord, b: NameWord): WordMatch {
  if (a.text === b.text) return SAME;
  if (a.text.length === 1 || b.text.length === 1) {
    return a.text[0] === b.text[0] ? { score: 0.85, rule: "initial" } : NONE;
  }
  if (a.isBare || b.isBare) return compareBare(a, b);
  let best = NONE;
  for (const rule of RULES) {
    const match = rule(a, b);
    if (match.score > best.score) best = match;
  }
  return best;
}

/** As compareWords, for two names of Chinese syllables: a vowel more or less is another name. */
export function compareSyllables(a: NameWord, b: NameWord): WordMatch {
  if (a.text === b.text) return SAME;
  if (a.text.length === 1 || b.text.length === 1) return compareWords(a, b);
  return byVowels(a, b);
}

type Rule = (a: NameWord, b: NameWord) => WordMatch;
const RULES: readonly Rule[] = [
  (a, b) => bySpelling(a.text, b.text),
  byVowels,
  byArticle,
  byParticles,
  bySound,
  byGivenName,
  (a, b) => byTruncation(a.text, b.text),
];

function bySpelling(one: string, other: string): WordMatch {
  const [a, b] = one < other ? [one, other] : [other, one];
  const longest = Math.max(a.length, b.length);
  const most = mistakes(longest);
  const wrong = editDistance(a, b, most);
  if (wrong > most) return NONE;
  // A wrong letter weighs more in a short word, and at its beginning.
  const score =
    jaroWinkler(a, b) - (longest < 6 ? 0.06 : 0) - (a[0] === b[0] ? 0 : mayBegin(a, b) ? 0.03 : 0.15);
  return { score: Math.max(0.6, Math.min(score, 0.97)), rule: "spelling" };
}

/** One script writes no vowels: only consonants can agree. */
function compareBare(a: NameWord, b: NameWord): WordMatch {
  const same = a.sounds.find((form) => b.sounds.includes(form));
  if (same !== undefined) {
    return same.length < 2 ? NONE : { score: same.length > 2 ? 0.96 : 0.92, rule: "consonants" };
  }
  const silent = [withSilentH(a.sounds), withSilentH(b.sounds)] as const;
  if (silent[0].some((form) => form.length > 1 && silent[1].includes(form)))
    return { score: 0.9, rule: "consonants" };
  const isNear = a.sounds.some((x) =>
    b.sounds.some((y) => Math.min(x.length, y.length) >= 3 && editDistance(x, y, 1) === 1),
  );
  return isNear ? { score: 0.84, rule: "consonants" } : NONE;
}

/** One vowel in two spellings: Lee, Li; Yousef, Yusef. */
function byVowels(a: NameWord, b: NameWord): WordMatch {
  return a.plainVowels === b.plainVowels ? { score: 0.95, rule: "vowels" } : NONE;
}

// First letters that scripts and scribes take for each other.
const FIRST = ["cgkq", "ijy", "cjsxz", "fpv", "bvw", "aeiouhy", "dt", "gj"];
const mayBegin = (a: string, b: string) =>
  a[0] === b[0] || FIRST.some((group) => group.includes(a[0] ?? "-") && group.includes(b[0] ?? "-"));

/** The same sounds in another spelling: Mohammed, Muhamad; Qaddafi, Gadhafi. */
function bySound(a: NameWord, b: NameWord): WordMatch {
  const same = a.sounds.find((form) => b.sounds.includes(form));
  if (same === undefined || same.length < 2 || !mayBegin(a.text, b.text)) return NONE;
  const isOtherJ = a.text[0] === "j" ? b.text[0] === "y" : a.text[0] === "y" && b.text[0] === "j";
  const [x, y] = isOtherJ ? [a.text.replaceAll("j", "y"), b.text.replaceAll("j", "y")] : [a.text, b.text];
  const alike = x < y ? jaroWinkler(x, y) : jaroWinkler(y, x);
  if (alike < 0.65) return NONE;
  return { score: same.length > 2 ? 0.88 + 0.08 * alike : 0.72 + 0.2 * alike, rule: "sound" };
}

/** De la Cruz, Delacruz. */
function byParticles(a: NameWord, b: NameWord): WordMatch {
  const isJoined = a.withParticles === b.text || b.withParticles === a.text;
  return isJoined ? { score: 0.98, rule: "particles" } : NONE;
}

function byArticle(a: NameWord, b: NameWord): WordMatch {
  if (a.withoutArticle === null && b.withoutArticle === null) return NONE;
  const stems = [a.withoutArticle ?? a.text, b.withoutArticle ?? b.text] as const;
  if (stems[0] === stems[1]) return { score: 0.98, rule: "article" };
  const { score } = bySpelling(stems[0], stems[1]);
  return score === 0 ? NONE : { score: score * 0.97, rule: "article and spelling" };
}

function byGivenName(a: NameWord, b: NameWord): WordMatch {
  return a.givenName !== null && a.givenName === b.givenName ? { score: 0.93, rule: "form of a name" } : NONE;
}

/**
 * Machine-readable zones and narrow columns cut long words, and whatever is last.
 * @param isLast the word ends its name
 */
export function byTruncation(a: string, b: string, isLast = false): WordMatch {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (!long.startsWith(short) || short.length / long.length < 0.5) return NONE;
  if (long.length >= 9 && short.length >= 5) return { score: 0.9, rule: "cut off" };
  return isLast && long.length >= 7 && short.length >= 4 ? { score: 0.88, rule: "cut off" } : NONE;
}
