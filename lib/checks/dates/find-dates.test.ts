import { expect, test } from "vitest";
import { findDates } from "./find-dates";

const days = (text: string, order: "dmy" | "mdy" = "dmy") => findDates(text, order).map((d) => d.day);

test.each([
  ["2026-03-12", ["2026-03-12"]],
  ["12.03.2026 und 1.4.26", ["2026-03-12", "2026-04-01"]],
  ["12 March 2026", ["2026-03-12"]],
  ["March 12, 2026", ["2026-03-12"]],
  ["12. März 2026", ["2026-03-12"]],
  ["12 août 2026", ["2026-08-12"]],
  ["12 de marzo de 2026", ["2026-03-12"]],
  ["1er février 2026", ["2026-02-01"]],
  ["12 08 1974", ["1974-08-12"]],
  ["12-AUG-2026", ["2026-08-12"]],
  ["31.02.2026, 2026-13-01, 45/45/2026", []],
  ["0170 1234567, DE89 3704 0044 0532 0130 00", []],
  ["x".repeat(5_000), []],
])("%s", (text, expected) => {
  expect(days(text)).toEqual(expected);
});

test("numbers that could be either are read in the order given, and the other reading is kept", () => {
  expect(findDates("03/04/2026", "dmy")).toMatchObject([{ day: "2026-04-03", other: "2026-03-04" }]);
  expect(findDates("03/04/2026", "mdy")).toMatchObject([{ day: "2026-03-04", other: "2026-04-03" }]);
  expect(days("25/03/2026", "mdy")).toEqual(["2026-03-25"]);
});
