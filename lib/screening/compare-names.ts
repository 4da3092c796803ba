import { byTruncation, compareSyllables, compareWords, type WordMatch } from "./compare-words";
import { type NameWord, nameWord } from "./prepare-name";

export type PairedWords = { given: string; listed: string; score: number; rule: string };
export type NamesCompared = {
  /** 0 (not at all) to 1 (the same words), three decimals; symmetric and blind to the order of words. */
  similarity: number;
  /** As `similarity`, but one word alone does not speak for a name of several. */
  score: number;
  words: PairedWords[];
  unmatched: { given: string[]; listed: string[] };
};

/** How much a word that only one name has weighs, against one that both have: middle names come and go. */
const LONE_WEIGHT = 0.25;
/** What a name can reach of which a single whole word was found. */
export const ONE_WORD_ONLY = 0.6;
/** As LONE_WEIGHT, when every word of the shorter name was found in the longer one. */
const WITHIN_WEIGHT = 0.12;
export const GLUED_AT_LEAST = 0.93;

/** How alike two words are: `compareWords`, or what remembers its answers. */
type CompareWords = typeof compareWords;

/**
 * Compares two prepared names. Words are paired best first, whatever their order; the result is the mean over the
 * pairs, weighted by their length, with the words left over counting a quarter. Words that one name joins and the
 * other keeps apart ("Mary Ann", "Maryann") are joined first.
 */
export function compareNames(given: NameWord[], listed: NameWord[]): NamesCompared {
  if (given.length === 0 || listed.length === 0) {
    return { similarity: 0, score: 0, words: [], unmatched: { given: texts(given), listed: texts(listed) } };
  }
  return inWords(bestPairing(given, listed, compareWords));
}

/** The score alone, many times faster when `compare` remembers its answers. */
export function scoreNames(given: NameWord[], listed: NameWord[], compare: CompareWords): number {
  return given.length === 0 || listed.length === 0 ? 0 : bestPairing(given, listed, compare).score;
}

function bestPairing(given: NameWord[], listed: NameWord[], compare: CompareWords): Pairing {
  const apart = pairWords(given, listed, compare);
  if (given.length === listed.length || (apart.similarity === 1 && apart.taken.length > 1)) return apart;
  const isGivenLonger = given.length > listed.length;
  const left = isGivenLonger ? joinWords(given, listed, compare) : given;
  const right = isGivenLonger ? listed : joinWords(listed, given, compare);
  if (left === given && right === listed) return apart;
  const joined = pairWords(left, right, compare);
  return joined.similarity > apart.similarity ? joined : apart;
}

/** `words` with each two neighbours joined that together are a word of `other`. */
function joinWords(words: NameWord[], other: NameWord[], compare: CompareWords): NameWord[] {
  const joined: NameWord[] = [];
  let changed = false;
  for (let i = 0; i < words.length; i += 1) {
    const [word, next] = [words[i] as NameWord, words[i + 1]];
    const both = next && nameWord(word.text + next.text, word.isBare || next.isBare);
    if (both && other.some((o) => compare(both, o).score >= GLUED_AT_LEAST)) {
      joined.push(both);
      changed = true;
      i += 1;
    } else joined.push(word);
  }
  return changed ? joined : words;
}

type Pair = { match: WordMatch; i: number; j: number; weight: number };
type Pairing = {
  similarity: number;
  score: number;
  given: NameWord[];
  listed: NameWord[];
  taken: Pair[];
};

function pairWords(given: NameWord[], listed: NameWord[], compare: CompareWords): Pairing {
  const compared = isChinese(given) && isChinese(listed) ? compareSyllables : compare;
  const pairs: Pair[] = [];
  for (let i = 0; i < given.length; i += 1) {
    const g = given[i] as NameWord;
    for (let j = 0; j < listed.length; j += 1) {
      const l = listed[j] as NameWord;
      let match = compared(g, l);
      if (match.score === 0 && (i === given.length - 1 || j === listed.length - 1))
        match = byTruncation(g.text, l.text, true);
      if (match.score > 0) pairs.push({ match, i, j, weight: g.weight + l.weight });
    }
  }
  if (pairs.length > 1)
    pairs.sort((p, q) => q.match.score - p.match.score || q.weight - p.weight || p.i + p.j - q.i - q.j);
  const taken: Pair[] = [];
  let [alike, weight, whole, usedGiven, usedListed, lone] = [0, 0, 0, 0, 0, 0];
  for (const pair of pairs) {
    if (usedGiven & (1 << pair.i) || usedListed & (1 << pair.j)) continue;
    usedGiven |= 1 << pair.i;
    usedListed |= 1 << pair.j;
    taken.push(pair);
    // An initial is little evidence, for or against.
    const isInitial = pair.match.rule === "initial";
    const share = isInitial ? 0.5 : 1;
    alike += pair.match.score * pair.weight * share;
    weight += pair.weight * share;
    if (!isInitial) whole += 1;
  }
  for (let i = 0; i < given.length; i += 1) if (!(usedGiven & (1 << i))) lone += given[i]?.weight ?? 0;
  for (let j = 0; j < listed.length; j += 1) if (!(usedListed & (1 << j))) lone += listed[j]?.weight ?? 0;
  const isWithin = whole > 1 && (taken.length === given.length || taken.length === listed.length);
  const total = weight + 2 * (isWithin ? WITHIN_WEIGHT : LONE_WEIGHT) * lone;
  const similarity = total === 0 ? 0 : alike / total;
  const isThin = whole < 2 && given.length + listed.length > 2;
  const score = round(isThin ? Math.min(similarity, ONE_WORD_ONLY) : similarity);
  return { similarity: round(similarity), score, given, listed, taken };
}

function isChinese(words: NameWord[]): boolean {
  for (const word of words) if (!word.isPinyin && word.text.length > 1) return false;
  return true;
}

function inWords({ similarity, score, given, listed, taken }: Pairing): NamesCompared {
  const lone = (words: NameWord[], side: "i" | "j") =>
    texts(words.filter((_, at) => !taken.some((pair) => pair[side] === at)));
  return {
    similarity,
    score,
    words: taken.map(({ i, j, match }) => ({
      given: given[i]?.text ?? "",
      listed: listed[j]?.text ?? "",
      score: round(match.score),
      rule: match.rule,
    })),
    unmatched: { given: lone(given, "i"), listed: lone(listed, "j") },
  };
}

const texts = (words: NameWord[]) => words.map((word) => word.text);
const round = (value: number) => Math.round(value * 1000) / 1000;
