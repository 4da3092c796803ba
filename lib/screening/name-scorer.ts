import { GLUED_AT_LEAST, ONE_WORD_ONLY, scoreNames } from "./compare-names";
import { byTruncation, compareWords, type WordMatch } from "./compare-words";
import { type NameWord, nameWord } from "./prepare-name";

/** What a listed word is to the words of the wanted name. */
type Met = { whole: boolean; joined: boolean };

/**
 * Scores one name against many, as compareNames would: what two words are to each other is worked out once, since a
 * few thousand words make up most names. A name that cannot get beyond what a single word reaches is given 0 without
 * being compared, once `beyond` it is asked for. What it remembers lives as long as the function it returns.
 */
export function nameScorer(given: NameWord[]): (listed: NameWord[], beyond: number) => number {
  const matches = given.map(() => new Map<NameWord, WordMatch>());
  const compare: typeof compareWords = (a, b) => {
    const known = matches[given.indexOf(a)];
    if (!known) return compareWords(a, b);
    let match = known.get(b);
    if (!match) {
      match = compareWords(a, b);
      known.set(b, match);
    }
    return match;
  };
  const joined = given.slice(1).map((word, i) => {
    const before = given[i] ?? word;
    return nameWord(before.text + word.text, before.isBare || word.isBare);
  });
  const met = new Map<NameWord, Met>();
  const meeting = (word: NameWord): Met => {
    let known = met.get(word);
    if (!known) {
      known = {
        whole: given.some((g) => isWhole(compare(g, word)) || isWhole(byTruncation(g.text, word.text, true))),
        joined: joined.some((g) => compareWords(g, word).score >= GLUED_AT_LEAST),
      };
      met.set(word, known);
    }
    return known;
  };
  /** One word of it at most is in the wanted name, and no two of its words joined can be. */
  const isThin = (listed: NameWord[]): boolean => {
    if (given.length < 2 || listed.length < 2) return false;
    let whole = 0;
    for (const word of listed) {
      const { whole: isMet, joined: isJoined } = meeting(word);
      if (isMet) whole += 1;
      if (isJoined || whole > 1) return false;
    }
    // Two of its words joined may be a second one.
    return whole === 0 || listed.length <= given.length;
  };
  return (listed, beyond) =>
    beyond >= ONE_WORD_ONLY && isThin(listed) ? 0 : scoreNames(given, listed, compare);
}

const isWhole = ({ score, rule }: WordMatch) => score > 0 && rule !== "initial";
