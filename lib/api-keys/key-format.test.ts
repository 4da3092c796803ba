import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { base62, randomBase62 } from "./base62";
import { keyPrefix, makeKey, parseKey } from "./key-format";

const mode = fc.constantFrom("test" as const, "live" as const);
const key = mode.map(makeKey);

describe("a key", () => {
  test("has the documented shape and reads back as what it was made of", () => {
    fc.assert(
      fc.property(key, ({ text, ...parts }) => {
        expect(text).toMatch(/^vdk_(test|live)_[0-9A-Za-z]{65}$/);
        expect(parseKey(text)).toEqual(parts);
        expect(text.startsWith(keyPrefix(parts.mode, parts.publicId))).toBe(true);
        expect([parts.publicId.length, parts.secret.length]).toEqual([16, 43]);
      }),
    );
  });

  test("is refused with any one character changed, left out, put in or swapped with its neighbour", () => {
    const { text } = makeKey("live");
    const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-. \u00e9";
    for (let i = 0; i < text.length; i++) {
      const [before, after] = [text.slice(0, i), text.slice(i + 1)];
      expect(parseKey(before + after)).toBeNull();
      for (const digit of digits) {
        if (digit !== text[i]) expect(parseKey(before + digit + after)).toBeNull();
        expect(parseKey(before + digit + text.slice(i))).toBeNull();
      }
      const swapped = before + (text[i + 1] ?? "") + text[i] + text.slice(i + 2);
      if (swapped !== text) expect(parseKey(swapped)).toBeNull();
    }
  });

  test("of the other mode is another key: the mode is under the checksum", () => {
    fc.assert(
      fc.property(key, ({ text }) => {
        const other = text.startsWith("vdk_test_") ? "vdk_live_" : "vdk_test_";
        expect(parseKey(other + text.slice(9))).toBeNull();
      }),
    );
  });

  test("is not any other text", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 100 }), (text) => parseKey(text) === null));
    for (const text of ["", "vdk_test_", `${makeKey("test").text}\n`, ` ${makeKey("test").text}`]) {
      expect(parseKey(text)).toBeNull();
    }
  });

  test("is never made twice", () => {
    const made = Array.from({ length: 2_000 }, () => makeKey("test"));
    expect(new Set(made.map((k) => k.publicId)).size).toBe(2_000);
    expect(new Set(made.map((k) => k.secret)).size).toBe(2_000);
  });
});

test("base62 keeps every number below 2^53 apart", () => {
  const value = (text: string) =>
    [...text].reduce(
      (sum, digit) =>
        sum * 62n + BigInt("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".indexOf(digit)),
      0n,
    );
  fc.assert(
    fc.property(fc.maxSafeNat(), (number) => {
      expect(value(base62(number, 9))).toBe(BigInt(number));
    }),
  );
  expect(base62(0xffffffff, 6)).toBe("4gfFC3");
});

test("every base62 digit is drawn about equally often", () => {
  const counts = new Map<string, number>();
  for (const digit of randomBase62(62_000)) counts.set(digit, (counts.get(digit) ?? 0) + 1);
  expect(counts.size).toBe(62);
  // 1,000 expected each; 6 standard deviations are 190.
  for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(190);
});
