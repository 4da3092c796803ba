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

/** The words of a name without case, marks and punctuation: "O'Brien, José" → o, brien, jose. */
export function nameTokens(name: string): string[] {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => LETTERS[letter] ?? letter);
  return plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

/** Words less alike than this are different words and count nothing. */
const SAME_WORD = 0.75;
/** How much a word that only one name has weighs, against one that both have: middle names come and go. */
const LONE_WEIGHT = 0.25;
/** Words compared of each name, so that a name of hundreds costs no more than others. */
const MOST_WORDS = 16;

/**
 * How alike two names are: 0 (not at all) to 1 (the same words), three decimals, symmetric. Words are paired best
 * first, whatever their order, and compared by Jaro-Winkler; the result is the mean over pairs, weighted by their
 * length, with the words left over counting a quarter. Names that differ only in where their spaces are
 * ("Mary Ann", "Maryann") are compared as one word too.
 */
export function nameSimilarity(a: string, b: string): number {
  const left = nameTokens(a).slice(0, MOST_WORDS);
  const right = nameTokens(b).slice(0, MOST_WORDS);
  if (left.length === 0 || right.length === 0) return 0;
  const byWords = similarityOfWords(left, right);
  const glued = left.length === right.length ? 0 : jaroWinkler(left.join(""), right.join(""));
  return Math.round(Math.max(byWords, glued === 1 ? 1 : 0) * 1000) / 1000;
}

function similarityOfWords(left: string[], right: string[]): number {
  const pairs = left
    .flatMap((l, i) => right.map((r, j) => ({ i, j, score: jaroWinkler(l, r), size: l.length + r.length })))
    .sort((p, q) => q.score - p.score || q.size - p.size);
  const [usedLeft, usedRight] = [new Set<number>(), new Set<number>()];
  let alike = 0;
  let weight = 0;
  for (const { i, j, score, size } of pairs) {
    if (usedLeft.has(i) || usedRight.has(j)) continue;
    usedLeft.add(i);
    usedRight.add(j);
    alike += score >= SAME_WORD ? score * size : 0;
    weight += size;
  }
  const lone = (words: string[], used: Set<number>) =>
    words.reduce((sum, word, i) => sum + (used.has(i) ? 0 : word.length), 0);
  return alike / (weight + 2 * LONE_WEIGHT * (lone(left, usedLeft) + lone(right, usedRight)));
}

/** Jaro-Winkler similarity (Winkler 1990; prefix scale 0.1, up to four letters). */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1;
  const [s, t] = [Array.from(a), Array.from(b)];
  const reach = Math.max(0, Math.floor(Math.max(s.length, t.length) / 2) - 1);
  const taken = new Array<boolean>(t.length).fill(false);
  const matchedS = s.filter((letter, i) => {
    const end = Math.min(t.length - 1, i + reach);
    for (let j = Math.max(0, i - reach); j <= end; j += 1) {
      if (taken[j] || t[j] !== letter) continue;
      taken[j] = true;
      return true;
    }
    return false;
  });
  const matches = matchedS.length;
  if (matches === 0) return 0;
  const matchedT = t.filter((_, j) => taken[j]);
  const swapped = matchedS.filter((letter, i) => letter !== matchedT[i]).length / 2;
  const jaro = (matches / s.length + matches / t.length + (matches - swapped) / matches) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < s.length && s[prefix] === t[prefix]) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}
