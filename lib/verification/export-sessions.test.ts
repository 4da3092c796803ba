import { expect, test } from "vitest";
import { csvCell } from "./export-sessions";

test.each([
  ["plain", '"plain"'],
  ["=HYPERLINK(1)", `"'=HYPERLINK(1)"`],
  ["+44 20", `"'+44 20"`],
  ["-1", `"'-1"`],
  ["@cmd", `"'@cmd"`],
  ["\tx", `"'\tx"`],
  ['a"b', '"a""b"'],
  ["two\nlines, one", '"two\nlines, one"'],
  [null, '""'],
])("%j in CSV", (value, cell) => expect(csvCell(value)).toBe(cell));
