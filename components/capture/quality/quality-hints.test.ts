import { expect, test } from "vitest";
import { measurePicture } from "./measure-picture";
import { qualityHints } from "./quality-hints";

const [WIDTH, HEIGHT] = [320, 220];
type Paint = (x: number, y: number) => number | readonly [number, number, number];

/** RGBA pixels by a rule. */
function paint(rule: Paint): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray(WIDTH * HEIGHT * 4);
  for (let i = 0; i < WIDTH * HEIGHT; i += 1) {
    const value = rule(i % WIDTH, Math.floor(i / WIDTH));
    const [r, g, b] = typeof value === "number" ? [value, value, value] : value;
    pixels.set([r, g, b, 255], i * 4);
  }
  return pixels;
}
const hints = (step: Parameters<typeof qualityHints>[0], rule: Paint, faces: number | null = null) =>
  qualityHints(step, measurePicture(paint(rule), WIDTH, HEIGHT), faces);

/** A page of sharp lines within these bounds on a plain table. */
const page =
  (left: number, top: number, right: number, bottom: number): Paint =>
  (x, y) => {
    if (x < left || x > right || y < top || y > bottom) return 110;
    return y % 8 < 2 && x % 6 < 4 ? 60 : 205;
  };
const good = page(20, 15, 300, 205);
/** The same seen through a box of this width. */
const blurred =
  (rule: Paint, size: number): Paint =>
  (x, y) => {
    let sum = 0;
    for (let dx = 0; dx < size; dx += 1)
      for (let dy = 0; dy < size; dy += 1) sum += Number(rule(x + dx, y + dy));
    return sum / size ** 2;
  };

test("a sharp page that fills the frame gets no hint", () => {
  expect(hints("document_front", good)).toEqual([]);
});

test.each([
  ["too_dark", (x, y) => Number(good(x, y)) / 6],
  ["blurred", blurred(good, 12)],
  ["too_small", page(120, 80, 200, 130)],
  ["off_centre", page(0, 10, 150, 210)],
  ["glare", (x, y) => (Math.hypot(x - 160, y - 110) < 40 ? 255 : good(x, y))],
] as [string, Paint][])("%s is told by itself", (hint, rule) => {
  expect(hints("document_front", rule)).toEqual([hint]);
});

test("a letter may be white all over", () => {
  expect(hints("proof_of_address", (x, y) => (y % 8 < 2 && x % 6 < 4 ? 20 : 255))).toEqual([]);
});

test.each([
  ["pale", [236, 188, 160]],
  ["brown", [141, 85, 54]],
  ["dark", [88, 52, 36]],
] as const)("a face of %s skin is no empty picture; a wall is", (_, [r, g, b]) => {
  const face: Paint = (x, y) => {
    const noise = ((x * 7 + y * 13) % 11) * 2;
    return Math.hypot((x - 160) / 0.8, y - 110) < 70 ? [r + noise, g + noise, b + noise] : 120 + noise;
  };
  expect(hints("selfie", face)).toEqual([]);
  expect(hints("selfie", (x, y) => 120 + ((x * 7 + y * 13) % 11) * 2)).toEqual(["no_face"]);
});

test("a detector's word counts more than colours: a face on the back is the wrong side", () => {
  expect(hints("document_back", good, 1)).toEqual(["wrong_side"]);
  expect(hints("selfie", good, 1)).toEqual([]);
  expect(hints("selfie", good, 0)).toEqual(["no_face"]);
});
