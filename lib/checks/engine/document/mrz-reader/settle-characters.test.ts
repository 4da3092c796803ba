import { expect, it } from "vitest";
import type { FittedLine, FittedPlace } from "./fit-line";
import { MRZ_CHARACTERS } from "./line-evidence";
import { settleCharacters } from "./settle-characters";

const NOW = new Date("2026-11-25");
const LINES = [
  "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
  "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
];

/** A place where the reader gives each character of `said` its probability. */
function place(said: Record<string, number>): FittedPlace {
  const probabilities = Float32Array.from(MRZ_CHARACTERS, (character) => said[character] ?? 5e-4);
  return { probabilities, seen: Math.max(...probabilities) };
}

const read = (
  lines: readonly string[],
  doubts: [line: number, at: number, said: Record<string, number>][] = [],
) =>
  settleCharacters(
    "TD3",
    lines.map(
      (text, line): FittedLine => ({
        score: -0.1,
        places: [...text].map((character, i) =>
          place(doubts.find(([l, at]) => l === line && at === i)?.[2] ?? { [character]: 0.97 }),
        ),
      }),
    ),
    NOW,
  );
const spoilt = (at: number, to: string) => [
  LINES[0] ?? "",
  (LINES[1] ?? "").slice(0, at) + to + (LINES[1] ?? "").slice(at + 1),
];

it("what was surely read stays, right or wrong", () => {
  expect(read(LINES)?.parsed.valid).toBe(true);
  const wrong = read(spoilt(9, "7"));
  expect(wrong?.parsed).toMatchObject({ valid: false, lines: spoilt(9, "7") });
  expect(wrong?.corrections).toEqual([]);
});

it("an O in a date is a 0, and is said to have been one by the alphabet", () => {
  const settled = read(spoilt(15, "O"));
  expect(settled?.parsed).toMatchObject({ valid: true, lines: LINES });
  expect(settled?.corrections).toEqual([{ line: 1, position: 15, from: "O", to: "0", by: "alphabet" }]);
});

it("between look-alikes that the reader was torn between, the check digits choose", () => {
  const settled = read(LINES, [[1, 5, { O: 0.5, "0": 0.45 }]]);
  expect(settled?.parsed).toMatchObject({ valid: true, lines: LINES });
  expect(settled?.corrections).toEqual([{ line: 1, position: 5, from: "O", to: "0", by: "check_digit" }]);
});

it("never between look-alikes of which the reader was sure, nor between others", () => {
  expect(read(LINES, [[1, 5, { O: 0.9, "0": 0.05 }]])?.parsed.valid).toBe(false);
  expect(read(LINES, [[1, 4, { "3": 0.5, "9": 0.45 }]])?.parsed.valid).toBe(false);
});

it("a letter that no date can hold stays and is a fault", () => {
  const settled = read(spoilt(15, "K"));
  expect(settled?.parsed.valid).toBe(false);
  expect(settled?.parsed.faults).toMatchObject([{ line: 1, position: 15, character: "K" }]);
});
