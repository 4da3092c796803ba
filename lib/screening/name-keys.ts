import { type NameWord, nameWord } from "./prepare-name";
import { soundForms, withSilentH } from "./skeleton";

/** Words that make keys: pairs grow with the square. */
const MOST_WORDS = 6;
/** Codes that may follow an initial's own: lib/screening/skeleton.ts. */
const CODES = ["", "p", "k", "s", "t", "l", "n", "r", "h", "a"];

/**
 * Keys under which a listed name is found (32-bit hashes, stored and indexed with it):
 * - two of its words by their sounds, in any order; neighbours also joined;
 * - one word by its sounds with the first or last sounds of another, for a mistake in that other;
 * - single words, for names of one word on either side.
 */
export function listedKeys(words: NameWord[]): number[] {
  const named = longest(words);
  const keys = new Set<string>();
  if (named.length === 1) for (const s of sounds(named[0] as NameWord)) keys.add(`m${s}`);
  for (const word of named) for (const s of sounds(word)) keys.add(`t${s}`);
  for (const pair of strongPairs(named)) keys.add(pair);
  const room = named.length === 2 ? "2" : "3";
  for (const pair of weakPairs(named)) keys.add(room + pair);
  if (named.length === 2) for (const pair of framePairs(named)) keys.add(pair);
  return hashAll(keys);
}

/** Keys to look a name up by, the telling ones (two words) apart from those that forgive a mistake. */
export function wantedKeys(words: NameWord[]): { strong: number[]; weak: number[] } {
  const named = longest(words);
  const strong = new Set(strongPairs(named));
  if (named.length === 1) for (const s of sounds(named[0] as NameWord)) strong.add(`t${s}`);
  for (const word of named) for (const s of sounds(word)) strong.add(`m${s}`);
  for (const word of joinedNeighbours(named)) strong.add(`m${word.sounds[0]}`);
  const weak = new Set<string>();
  // Of three words or more two are right even when one is wrong; only a name of two needs more.
  const rooms = named.length === 2 ? ["2", "3"] : ["2"];
  for (const pair of weakPairs(named, true)) for (const room of rooms) weak.add(room + pair);
  if (named.length === 2) for (const pair of framePairs(named)) weak.add(pair);
  const known = new Set(hashAll(strong));
  return { strong: [...known], weak: hashAll(weak).filter((key) => !known.has(key)) };
}

function longest(words: NameWord[]): NameWord[] {
  if (words.length <= MOST_WORDS) return words;
  const kept = new Set([...words].sort((a, b) => b.weight - a.weight).slice(0, MOST_WORDS));
  return words.filter((word) => kept.has(word));
}

function strongPairs(words: NameWord[]): string[] {
  const pairs: string[] = [];
  for (let i = 0; i < words.length; i += 1) {
    for (let j = i + 1; j < words.length; j += 1) {
      for (const a of sounds(words[i] as NameWord))
        for (const b of sounds(words[j] as NameWord)) pairs.push(a < b ? `${a}+${b}` : `${b}+${a}`);
    }
  }
  if (words.length > 2 && words.length < 5) {
    joinedNeighbours(words).forEach((joined, at) => {
      words.forEach((other, i) => {
        if (i === at || i === at + 1) return;
        const [a, b] = [joined.sounds[0] ?? "", other.sounds[0] ?? ""];
        pairs.push(a < b ? `${a}+${b}` : `${b}+${a}`);
      });
    });
  }
  return pairs;
}

const joinedNeighbours = (words: NameWord[]) =>
  words.slice(1).map((word, i) => nameWord(`${words[i]?.text}${word.text}`, word.isBare));

/** @param forInitials a wanted initial may stand for any word that begins with it */
function weakPairs(words: NameWord[], forInitials = false): string[] {
  const pairs: string[] = [];
  for (const whole of words) {
    if (whole.text.length === 1) continue;
    for (const other of words) {
      if (whole === other) continue;
      for (const s of sounds(whole)) {
        const code = other.sounds[0] ?? "";
        const starts =
          forInitials && other.text.length === 1 ? CODES.map((c) => code + c) : [code.slice(0, 2)];
        for (const start of starts) pairs.push(`${s}<${start}`);
        // A listed initial is met by the first sound of a wanted word.
        if (forInitials && other.text.length > 1) pairs.push(`${s}<${code.slice(0, 1)}`);
        if (code.length > 1) pairs.push(`${s}>${code.slice(-2)}`);
      }
    }
  }
  return pairs;
}

/** For names of two words: one by its sounds, the other by its first and last sound, or its sounds in any order. */
function framePairs(words: NameWord[]): string[] {
  return words.flatMap((whole) =>
    words.flatMap((other) => {
      const code = other.sounds[0] ?? "";
      if (whole === other || code.length < 2) return [];
      const sorted = [...new Set(code)].sort().join("");
      return sounds(whole).flatMap((s) => [`f${s}~${code[0]}${code.at(-1)}`, `f${s}=${sorted}`]);
    }),
  );
}

/** What a word sounds like; also as its group's given name, and without a joined article. */
function sounds(word: NameWord): string[] {
  const forms = [...word.sounds];
  if (word.givenName !== null && word.givenName !== word.text)
    forms.push(...soundForms(word.givenName, false));
  if (word.withoutArticle !== null) forms.push(...soundForms(word.withoutArticle, false));
  if (word.withParticles !== null) forms.push(...soundForms(word.withParticles, false));
  return withSilentH(forms);
}

/** FNV-1a, 32 bits, signed as PostgreSQL's integer is. A collision costs one comparison more. */
function hashAll(keys: Iterable<string>): number[] {
  const hashes = new Set<number>();
  for (const key of keys) {
    let hash = 0x811c9dc5;
    for (let i = 0; i < key.length; i += 1) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
    hashes.add(hash | 0);
  }
  return [...hashes];
}
