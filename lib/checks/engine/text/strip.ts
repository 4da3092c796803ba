import type { Pixels } from "./pixels";
import type { Point } from "./text-line";

/** A line of text cut out and laid straight, ready for the recogniser: `height` is what the model wants. */
export type Strip = Pixels;

/** Height of the recogniser's input. */
export const STRIP_HEIGHT = 48;

/**
 * Cuts along a path: `top` and `bottom` give the line's edges at each place from left (0) to right (1) of the strip.
 * Averages over as many source pixels as one pixel of the strip covers, so that small print does not alias.
 */
export function cutStrip(
  pixels: Pixels,
  top: (share: number) => Point,
  bottom: (share: number) => Point,
  width: number,
  height = STRIP_HEIGHT,
): Strip {
  const out = new Uint8Array(width * height * 3);
  const [a, b, c] = [top(0), top(1), bottom(0)];
  const across = Math.hypot(b[0] - a[0], b[1] - a[1]) / width;
  const down = Math.hypot(c[0] - a[0], c[1] - a[1]) / height;
  const [samplesX, samplesY] = [samples(across), samples(down)];
  const sum = new Float64Array(3);
  for (let x = 0; x < width; x++) {
    const edges = Array.from({ length: samplesX }, (_, i) => {
      const share = (x + (i + 0.5) / samplesX) / width;
      return [top(share), bottom(share)] as const;
    });
    for (let y = 0; y < height; y++) {
      sum.fill(0);
      for (const [from, to] of edges) {
        for (let j = 0; j < samplesY; j++) {
          const share = (y + (j + 0.5) / samplesY) / height;
          addSample(pixels, from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share, sum);
        }
      }
      const at = (y * width + x) * 3;
      for (let k = 0; k < 3; k++) out[at + k] = Math.round((sum[k] ?? 0) / (samplesX * samplesY));
    }
  }
  return { width, height, data: out };
}

const samples = (pixelsCovered: number) => Math.max(1, Math.min(4, Math.round(pixelsCovered)));

/** Adds the colour at a point, between pixels in proportion; outside the picture its edge goes on. */
function addSample({ width, height, data }: Pixels, x: number, y: number, sum: Float64Array): void {
  const px = Math.min(Math.max(x - 0.5, 0), width - 1);
  const py = Math.min(Math.max(y - 0.5, 0), height - 1);
  const [x0, y0] = [Math.floor(px), Math.floor(py)];
  const [x1, y1] = [Math.min(x0 + 1, width - 1), Math.min(y0 + 1, height - 1)];
  const [fx, fy] = [px - x0, py - y0];
  const [row0, row1] = [y0 * width, y1 * width];
  for (let k = 0; k < 3; k++) {
    const upper = (data[(row0 + x0) * 3 + k] ?? 0) * (1 - fx) + (data[(row0 + x1) * 3 + k] ?? 0) * fx;
    const lower = (data[(row1 + x0) * 3 + k] ?? 0) * (1 - fx) + (data[(row1 + x1) * 3 + k] ?? 0) * fx;
    sum[k] = (sum[k] ?? 0) + upper * (1 - fy) + lower * fy;
  }
}

/** A straight line's edges from its corners (top left, top right, bottom right, bottom left). */
export function straightEdges([topLeft, topRight, bottomRight, bottomLeft]: [Point, Point, Point, Point]) {
  const between =
    (from: Point, to: Point) =>
    (share: number): Point => [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
  return { top: between(topLeft, topRight), bottom: between(bottomLeft, bottomRight) };
}
