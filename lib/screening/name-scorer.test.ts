import { describe, expect, test } from "vitest";
import { compareNames, ONE_WORD_ONLY } from "./compare-names";
import { nameScorer } from "./name-scorer";
import { prepareName } from "./prepare-name";

/** Parts that are alike, joined, cut off, in other scripts or in no way alike, in every combination of two and three. */
const GIVEN = [
  "Mohammed",
  "Muhamad",
  "محمد",
  "Mary Ann",
  "Maryann",
  "J.",
  "John",
  "Jon",
  "Xiaoming",
  "晓明",
  "Ali Ali",
];
const MIDDLE = ["", "", "Ahmed", "A.", "Nikolaevich", "Jean-Luc", "de"];
const FAMILY = [
  "Al-Haddad",
  "Hadad",
  "الحداد",
  "de la Cruz",
  "Delacruz",
  "Smith",
  "Smyth",
  "Schwarzenbach",
  "Schwarzenb",
  "Li",
  "李",
];
const names = GIVEN.flatMap((given) =>
  MIDDLE.flatMap((middle) => FAMILY.map((family) => [given, middle, family].filter(Boolean).join(" "))),
);
const listed = names.map(prepareName);

describe("a name scored against many", () => {
  test.each(names.filter((_, i) => i % 23 === 0))("as compareNames scores them: %s", (name) => {
    const given = prepareName(name);
    const [score, inHaste] = [nameScorer(given), nameScorer(given)];
    for (const words of listed) {
      const exact = compareNames(given, words).score;
      expect(score(words, 0)).toBe(exact);
      const hasty = inHaste(words, ONE_WORD_ONLY);
      if (exact > ONE_WORD_ONLY || hasty > 0) expect(hasty).toBe(exact);
    }
  });

  test.each([
    ["Mary Ann Smith", "Maryann Smith"],
    ["Maryann Smith", "Mary Ann Smith"],
    ["Jean Luc", "Jeanluc"],
    ["Xi Jinping", "Xi Jin Ping"],
  ])("words joined and apart are no thin evidence: %s, %s", (one, other) => {
    const [given, words] = [prepareName(one), prepareName(other)];
    expect(nameScorer(given)(words, ONE_WORD_ONLY)).toBe(compareNames(given, words).score);
  });
});
