import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareNames } from "./compare-names";
import { listedKeys, wantedKeys } from "./name-keys";
import { prepareName } from "./prepare-name";

const score = (a: string, b: string) => compareNames(prepareName(a), prepareName(b)).score;
/** Whether the index would find one by the other. */
function meets(wanted: string, listed: string): boolean {
  const { strong, weak } = wantedKeys(prepareName(wanted));
  const keys = new Set(listedKeys(prepareName(listed)));
  return [...strong, ...weak].some((key) => keys.has(key));
}

// Pairs a person would take for one name, found and scored at least as given.
const SAME: [string, string, number][] = [
  ["محمد علي", "Mohammed Ali", 0.95],
  ["عبد الرحمن حسن", "Abdelrahman Hassan", 0.92],
  ["Abdul Rahman Hassan", "Abdurrahman Hasan", 0.95],
  ["معمر القذافي", "Moammar Kadhafi", 0.95],
  ["Владимир Владимирович Путин", "Vladimir Putin", 0.9],
  ["Юрий Щербаков", "Jurij Schtscherbakow", 0.9],
  ["习近平", "Jinping Xi", 1],
  ["欧阳明月", "Ouyang Mingyue", 1],
  ["김정은", "Kim Jong Un", 0.9],
  ["Παπαδοπούλου Ζωή", "Zoi Papadopoulou", 0.95],
  ["בנימין נתניהו", "Benjamin Netanyahu", 0.95],
  ["Mary-Ann O'Neill", "MARYANN ONEILL", 1],
  ["María de la Cruz", "Maria Delacruz", 0.97],
  ["Sheikh Hassan al-Masri", "HASSAN MASRI", 1],
  ["Jon Smyth", "John Smith", 0.9],
  ["Hubert Wolfeschlegelst", "Wolfeschlegelsteinhausen, Hubert", 0.9],
  ["Robert J. Brown", "Robert James Brown", 0.95],
  ["Vexmar Trading LLC", "VEXMAR TRADING CO., LTD.", 1],
];
test.each(SAME)("%s is %s", (a, b, least) => {
  expect(score(a, b)).toBeGreaterThanOrEqual(least);
  expect(meets(a, b)).toBe(true);
  expect(meets(b, a)).toBe(true);
});

// 0.89 is where a name alone becomes a hit.
test.each([
  ["John Brown", "John Smith"],
  ["Mohammed Ali", "Mohammed Hassan"],
  ["Wang Fang", "Wang Feng"],
  ["Li Wei", "Lu Wei"],
  ["Rosario Hernández", "Rosario Fernández"],
  ["Smith", "John Smith"],
  ["Hans Jensen", "Hans Hansen"],
  ["J. Smith", "John Smith"],
])("%s is not %s", (a, b) => expect(score(a, b)).toBeLessThan(0.89));

describe("for any name", () => {
  const word = fc.string({ unit: fc.constantFrom(..."aeioklmnprstАбвمحع王"), minLength: 2, maxLength: 9 });
  const name = fc.array(word, { minLength: 1, maxLength: 7 }).map((words) => words.join(" "));

  test("it is found by itself, with the highest score, in any order", () => {
    fc.assert(
      fc.property(name, (text) => {
        fc.pre(prepareName(text).length > 0);
        expect(compareNames(prepareName(text), prepareName(text)).similarity).toBe(1);
        expect(meets(text, text)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test("the comparison stays within 0 and 1, explains what it paired, and never throws", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), fc.string({ maxLength: 80 }), (a, b) => {
        const found = compareNames(prepareName(a), prepareName(b));
        expect(found.score).toBeGreaterThanOrEqual(0);
        expect(found.score).toBeLessThanOrEqual(found.similarity);
        expect(found.similarity).toBeLessThanOrEqual(1);
        expect(wantedKeys(prepareName(a)).strong.every(Number.isInteger)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
