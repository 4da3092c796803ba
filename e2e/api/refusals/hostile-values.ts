import fc from "fast-check";

/** Values that break what is written carelessly: names of JavaScript's own, odd numbers, text no column can hold. */
export const HOSTILE = [
  ...[
    "__proto__",
    "constructor",
    "prototype",
    "toString",
    "valueOf",
    "hasOwnProperty",
    "__defineGetter__",
    "then",
  ],
  ...["", " ", "\u0000", "\ud800", "a\udc00b", "\u2028", "\ufeff", "\u202e", "😀", "İ", "ﬀ", "e\u0301"],
  ...["'", '"', "\\", "%", "%00", "'; drop table users; --", "$1", "{}", "null", "NaN", "1e400", "<script>"],
  ...[
    "2026-02-30",
    "0000-00-00",
    "+275760-09-13T00:00:00Z",
    "9999-12-31",
    "http://",
    "https://[::1]/",
    "//x",
    "a@b",
  ],
  ...["00000000-0000-0000-0000-000000000000", "550E8400-E29B-41D4-A716-446655440000"],
  "x".repeat(5_000),
];
const text = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: "grapheme", maxLength: 30 }));
const number = fc.oneof(
  fc.constantFrom(0, -0, -1, 0.1, 2 ** 31, 2 ** 53, 1e308, -1e308),
  fc.double({ noNaN: true }),
);

/** Any JSON, most of it nasty. */
export const hostileJson: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    text,
    number,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.array(fc.tuple(text, tie("value")), { maxLength: 4 }).map(asObject),
  ),
})).value;

/** Own properties whatever their names, `__proto__` too, as JSON.parse makes them. */
function asObject(entries: [string, unknown][]): object {
  const parts = entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value) ?? "null"}`);
  return JSON.parse(`{${parts.join(",")}}`);
}

/** A body that was good, with one to three places in it changed, removed or added to. */
export function damaged(body: object): fc.Arbitrary<unknown> {
  const change = fc.record({
    place: fc.nat(),
    kind: fc.constantFrom("replace", "remove", "add"),
    key: text,
    value: hostileJson,
  });
  return fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) => {
    const copy = structuredClone(body) as Record<string, unknown>;
    for (const { place, kind, key, value } of changes) {
      const spots = places(copy);
      const spot = spots[place % Math.max(1, spots.length)];
      if (!spot) continue;
      const inner = spot.owner[spot.key];
      const target =
        typeof inner === "object" && inner !== null ? (inner as Record<string, unknown>) : spot.owner;
      if (kind === "replace") define(spot.owner, spot.key, value);
      else if (kind === "remove") delete spot.owner[spot.key];
      else define(target, key, value);
    }
    return copy;
  });
}

/** The body with a name added to it, and to every object within: one body each. */
export function withName(body: object, name: string): object[] {
  const spots = places(body as Record<string, unknown>);
  return [-1, ...spots.keys()].flatMap((i) => {
    const copy = structuredClone(body) as Record<string, unknown>;
    const spot = places(copy)[i];
    const target = spot ? spot.owner[spot.key] : copy;
    if (typeof target !== "object" || target === null || Array.isArray(target)) return [];
    define(target, name, 1);
    return [copy];
  });
}

type Place = { owner: Record<string, unknown>; key: string };

function places(owner: Record<string, unknown>): Place[] {
  return Object.keys(owner).flatMap((key) => {
    const inner = owner[key];
    const own = { owner, key };
    return typeof inner === "object" && inner !== null
      ? [own, ...places(inner as Record<string, unknown>)]
      : [own];
  });
}

function define(owner: object, key: string, value: unknown): void {
  Object.defineProperty(owner, key, { value, enumerable: true, configurable: true, writable: true });
}
