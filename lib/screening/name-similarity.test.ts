import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { jaroWinkler } from "./jaro-winkler";
import { nameSimilarity, nameTokens } from "./name-similarity";

describe("Jaro-Winkler", () => {
  // Winkler's own examples, as tables of the US Census Bureau print them.
  test.each([
    ["martha", "marhta", 0.961],
    ["dwayne", "duane", 0.84],
    ["dixon", "dicksonx", 0.813],
    ["jones", "johnson", 0.832],
    ["abroms", "abrams", 0.922],
    ["abc", "xyz", 0],
    ["a", "b", 0],
  ])("%s and %s are %f alike", (a, b, expected) => {
    expect(jaroWinkler(a, b)).toBeCloseTo(expected, 3);
  });
});

test("words lose case, marks and punctuation", () => {
  expect(nameTokens("  O'Brien-Núñez, JOSÉ ")).toEqual(["o", "brien", "nunez", "jose"]);
  expect(nameTokens("Łukasz Weiß Øster Þór")).toEqual(["lukasz", "weiss", "oster", "thor"]);
  expect(nameTokens("محمد علي")).toEqual(["محمد", "علي"]);
});

describe("names", () => {
  test.each([
    ["John Doe", "John Doe"],
    ["John Doe", "DOE, john"],
    ["José Núñez", "jose nunez"],
    ["Mary Ann Lee", "Maryann Lee"],
    ["Acme Trading", "Acme Trading Ltd"],
  ])("%s is %s", (a, b) => expect(nameSimilarity(a, b)).toBe(1));

  test.each([
    ["Jon Smyth", "John Smith", 0.85],
    ["John Doe", "John Michael Doe", 0.8],
    ["Katherine Johnson", "Catherine Johnson", 0.9],
    ["Smith", "John Smith", 0.8],
  ])("%s is much like %s", (a, b, least) => {
    expect(nameSimilarity(a, b)).toBeGreaterThanOrEqual(least);
    expect(nameSimilarity(a, b)).toBeLessThan(1);
  });

  test.each([
    ["John Doe", "John Smith"],
    ["John Doe", "Maria Garcia"],
    ["Acme Ltd", "Zenith Ltd"],
    ["", "John"],
    ["…", "…"],
  ])("%s is not %s", (a, b) => expect(nameSimilarity(a, b)).toBeLessThan(0.7));

  test("is symmetric, within 0 and 1, and blind to the order of words", () => {
    const word = fc.string({ unit: fc.constantFrom(..."ackdeéöñß"), minLength: 1, maxLength: 8 });
    const name = fc.array(word, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(name, name, (a, b) => {
        const there = nameSimilarity(a.join(" "), b.join(" "));
        expect(nameSimilarity(b.join(" "), a.join(" "))).toBe(there);
        expect(there).toBeGreaterThanOrEqual(0);
        expect(there).toBeLessThanOrEqual(1);
        expect(nameSimilarity([...a].reverse().join(" "), a.join(" "))).toBe(1);
      }),
      { numRuns: 300 },
    );
  });
});
