import { expect, test } from "vitest";
import { add, honest, nothing, summary } from "./tally";

test("the last line names what was skipped only if something was", () => {
  const some = add({ passed: 2, failed: 1, skipped: 0 }, { passed: 3, failed: 0, skipped: 0 });
  expect(summary(some)).toBe("5 passed, 1 failed");
  expect(summary(add(some, { ...nothing, skipped: 4 }))).toBe("5 passed, 1 failed, 4 skipped");
});

test("a run that broke is never all passed", () => {
  expect(honest({ passed: 9, failed: 0, skipped: 0 }, false).failed).toBe(1);
  expect(honest({ passed: 9, failed: 2, skipped: 0 }, false).failed).toBe(2);
  expect(honest({ passed: 9, failed: 0, skipped: 0 }, true).failed).toBe(0);
});
