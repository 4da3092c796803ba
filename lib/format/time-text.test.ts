import { describe, expect, it } from "vitest";
import { clockTime, durationText, fullTime, relativeTime, shortTime } from "./time-text";

const now = new Date("2026-11-24T12:00:00Z");
const earlier = (ms: number) => new Date(now.getTime() - ms);

describe("times in words", () => {
  it("shows the viewer's zone, also across midnight and summer time", () => {
    expect(fullTime(new Date("2026-06-30T23:15:09Z"), "Europe/Berlin")).toBe("1 Jul 2026, 01:15:09");
    expect(clockTime(new Date("2026-01-01T00:00:05Z"), "America/New_York")).toBe("19:00:05");
    expect(shortTime(new Date("2025-12-31T23:30:00Z"), "UTC", now)).toBe("31 Dec 2025, 23:30");
  });

  it("is relative within a day and absolute beyond it", () => {
    expect(relativeTime(earlier(10_000), "UTC", now)).toBe("just now");
    expect(relativeTime(earlier(50_000), "UTC", now)).toBe("1 min ago");
    expect(relativeTime(earlier(130 * 60_000), "UTC", now)).toBe("2 h 10 min ago");
    expect(relativeTime(earlier(-3 * 3_600_000), "UTC", now)).toBe("in 3 h");
    expect(relativeTime(earlier(25 * 3_600_000), "UTC", now)).toBe("23 Nov, 11:00");
  });

  it("claims no precision it does not have", () => {
    expect([0, 4_100, 4_000, 42_000, 61_000, 3_600_000, 90_000_000].map(durationText)).toEqual([
      "under 1 s",
      "4.1 s",
      "4 s",
      "42 s",
      "1 min",
      "1 h",
      "1 day",
    ]);
  });
});
