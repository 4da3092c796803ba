import fc from "fast-check";
import { expect, test } from "vitest";
import { judge } from "./judge";
import { MAX_RETRY_AFTER, MAX_TRIES, nextDelay, retryAfterSeconds, SCHEDULE } from "./retry";

const now = new Date("2026-06-12T12:00:00Z");
const answer = (statusCode: number | null, retryAfter?: string) => ({
  statusCode,
  error: statusCode === null ? "The connection was refused." : null,
  durationMs: 1,
  responseStart: null,
  retryAfter,
});

test("the schedule is the documented one", () => {
  const hours = [2, 5, 10, 14, 20, 24].map((n) => n * 3600);
  expect(SCHEDULE).toEqual([0, 5, 300, 1800, ...hours]);
  const middle = SCHEDULE.map((_, i) => nextDelay(i + 1, null, () => 0.5));
  expect(middle).toEqual([...SCHEDULE.slice(1), null]);
});

test("jitter stays within a tenth, Retry-After is never undercut and never beyond a day and its jitter", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: MAX_TRIES - 1 }),
      fc.option(fc.integer({ min: 0, max: 10 ** 9 })),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (tries, retryAfter, random) => {
        const delay = nextDelay(tries, retryAfter, () => random) ?? Number.NaN;
        const base = SCHEDULE[tries] ?? Number.NaN;
        expect(delay).toBeGreaterThanOrEqual(base * 0.9);
        expect(delay).toBeGreaterThanOrEqual(Math.min(retryAfter ?? 0, MAX_RETRY_AFTER));
        expect(delay).toBeLessThanOrEqual(Math.max(base * 1.1, MAX_RETRY_AFTER + base * 0.1));
        if (retryAfter === null) expect(delay).toBeLessThanOrEqual(base * 1.1);
      },
    ),
  );
});

test.each([
  ["120", 120],
  ["0", 0],
  ["Fri, 12 Jun 2026 12:01:30 GMT", 90],
  ["Fri, 12 Jun 2026 11:00:00 GMT", null],
  ["soon", null],
  ["-5", null],
  ["1e9", null],
  ["", null],
  [undefined, null],
])("Retry-After %s is %s", (header, seconds) => {
  expect(retryAfterSeconds(header, now)).toBe(seconds);
});

test("every status means one thing", () => {
  for (let status = 200; status < 600; status += 1) {
    const verdict = judge(answer(status), 1, now);
    const expected = status < 300 ? "delivered" : status === 410 ? "failed" : "pending";
    expect(verdict.state, String(status)).toBe(expected);
  }
  expect(judge(answer(null), 1, now)).toMatchObject({
    state: "pending",
    error: "The connection was refused.",
  });
  expect(judge(answer(500), MAX_TRIES, now)).toMatchObject({ state: "failed", gone: false });
  expect(judge(answer(429, "3600"), 1, now, () => 0)).toMatchObject({ retryIn: 3600 });
});
