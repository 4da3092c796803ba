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
const ONE_WORD_ONLY = 0.6;
/** As LONE_WEIGHT, when every word of the shorter name was found in the longer one. */
const WITHIN_WEIGHT = 0.12;
const GLUED_AT_LEAST = 0.93;

/**
 * Compares two prepared names. Words are paired best first, whatever their order; the result is the mean over the
 * pairs, weighted by their length, with the words left over counting a quarter. Words that one name joins and the
 * other keeps apart ("Mary Ann", "Maryann") are joined first.
 */
export function compareNames(given: NameWord[], listed: NameWord[]): NamesCompared {
  if (given.length === 0 || listed.length === 0) {
    return { similarity: 0, score: 0, words: [], unmatched: { given: texts(given), listed: texts(listed) } };
  }
  const apart = pairWords(given, listed);
  if (given.length === listed.length || (apart.similarity === 1 && apart.words.length > 1)) return apart;
  const [left, right] =
    given.length > listed.length ? [joinWords(given, listed), listed] : [given, joinWords(listed, given)];
  if (left === given && right === listed) return apart;
  const joined = pairWords(left, right);
  return joined.similarity > apart.similarity ? joined : apart;
}

/** `words` with each two neighbours joined that together are a word of `other`. */
function joinWords(words: NameWord[], other: NameWord[]): NameWord[] {
  const joined: NameWord[] = [];
  let changed = false;
  for (let i = 0; i < words.length; i += 1) {
    const [word, next] = [words[i] as NameWord, words[i + 1]];
    const both = next && nameWord(word.text + next.text, word.isBare || next.isBare);
    if (both && other.some((o) => compareWords(both, o).score >= GLUED_AT_LEAST)) {
      joined.push(both);
      changed = true;
      i += 1;
    } else joined.push(word);
  }
  return changed ? joined : words;
}

type Pair = WordMatch & { i: number; j: number; weight: number };

function pairWords(given: NameWord[], listed: NameWord[]): NamesCompared {
  const pairs: Pair[] = [];
  const isChinese = [...given, ...listed].every((word) => word.isPinyin || word.text.length === 1);
  const compare = isChinese ? compareSyllables : compareWords;
  given.forEach((g, i) => {
    listed.forEach((l, j) => {
      let match = compare(g, l);
      if (match.score === 0 && (i === given.length - 1 || j === listed.length - 1))
        match = byTruncation(g.text, l.text, true);
      if (match.score > 0) pairs.push({ ...match, i, j, weight: g.weight + l.weight });
    });
  });
  pairs.sort((p, q) => q.score - p.score || q.weight - p.weight || p.i + p.j - q.i - q.j);
  const [usedGiven, usedListed] = [new Set<number>(), new Set<number>()];
  const taken: Pair[] = [];
  for (const pair of pairs) {
    if (usedGiven.has(pair.i) || usedListed.has(pair.j)) continue;
    usedGiven.add(pair.i);
    usedListed.add(pair.j);
    taken.push(pair);
  }
  let [alike, weight] = [0, 0];
  for (const pair of taken) {
    // An initial is little evidence, for or against.
    const share = pair.rule === "initial" ? 0.5 : 1;
    alike += pair.score * pair.weight * share;
    weight += pair.weight * share;
  }
  const loneGiven = given.filter((_, i) => !usedGiven.has(i));
  const loneListed = listed.filter((_, j) => !usedListed.has(j));
  const lone = [...loneGiven, ...loneListed].reduce((sum, word) => sum + word.weight, 0);
  const whole = taken.filter((pair) => pair.rule !== "initial").length;
  const isWithin = whole > 1 && (loneGiven.length === 0 || loneListed.length === 0);
  const total = weight + 2 * (isWithin ? WITHIN_WEIGHT : LONE_WEIGHT) * lone;
  const similarity = total === 0 ? 0 : alike / total;
  const isThin = whole < 2 && given.length + listed.length > 2;
  return {
    similarity: round(similarity),
    score: round(isThin ? Math.min(similarity, ONE_WORD_ONLY) : similarity),
    words: taken.map(({ i, j, score, rule }) => ({
      given: given[i]?.text ?? "",
      listed: listed[j]?.text ?? "",
      score: round(score),
      rule,
    })),
    unmatched: { given: texts(loneGiven), listed: texts(loneListed) },
  };
}

const texts = (words: NameWord[]) => words.map((word) => word.text);
const round = (value: number) => Math.round(value * 1000) / 1000;
