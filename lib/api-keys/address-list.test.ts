import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isAddressAllowed, isAddressRange } from "./address-list";

describe("ranges", () => {
  test.each([
    "203.0.113.7",
    "203.0.113.0/24",
    "0.0.0.0/0",
    "2001:db8::1",
    "2001:db8::/32",
    "::/0",
    "10.1.2.3/8",
  ])("%s is one", (entry) => expect(isAddressRange(entry)).toBe(true));
  test.each([
    ...[
      "",
      "example.com",
      "203.0.113",
      "203.0.113.0/33",
      "203.0.113.0/",
      "203.0.113.0/24/8",
      "/24",
      "2001:db8::/129",
    ],
    ...["fe80::1%eth0", "203.0.113.0/-1", "203.0.113.0/2.5", "0x7f.1", "010.0.0.1", "203.0.113.0/ 24", "*"],
  ])("%s is none", (entry) => expect(isAddressRange(entry)).toBe(false));
});

describe("an address", () => {
  test.each([
    [["203.0.113.0/24"], "203.0.113.255", true],
    [["203.0.113.0/24"], "203.0.114.0", false],
    [["203.0.113.0/24"], "::ffff:203.0.113.9", true],
    [["203.0.113.0/24"], "::ffff:203.0.114.9", false],
    [["203.0.113.7"], "203.0.113.7", true],
    [["203.0.113.7"], "203.0.113.8", false],
    [["2001:db8::/32"], "2001:db8:ffff::1", true],
    [["2001:db8::/32"], "2001:db9::1", false],
    [["198.51.100.1", "10.0.0.0/8"], "10.255.0.1", true],
    [["10.1.2.3/8"], "10.200.0.1", true],
  ])("%j and %s: %s", (ranges, address, allowed) => {
    expect(isAddressAllowed(ranges, address)).toBe(allowed);
  });

  test("that is unknown or none is never allowed", () => {
    for (const address of [null, "", "unknown", "203.0.113.7, 10.0.0.1", "203.0.113.7:443"]) {
      expect(isAddressAllowed(["0.0.0.0/0", "::/0"], address)).toBe(false);
    }
  });

  test("lies in its own range of any width, and only in ranges that share its first bits", () => {
    const number = fc.integer({ min: 0, max: 0xffffffff });
    const text = (n: number) => [24, 16, 8, 0].map((shift) => (n >>> shift) & 255).join(".");
    fc.assert(
      fc.property(number, number, fc.integer({ min: 0, max: 32 }), (a, b, bits) => {
        const same = bits === 0 || a >>> (32 - bits) === b >>> (32 - bits);
        expect(isAddressAllowed([`${text(a)}/${bits}`], text(b))).toBe(same);
      }),
    );
  });
});
