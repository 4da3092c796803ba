import { type Rectangle, smallestRectangle } from "./smallest-rectangle";
import type { Point } from "./text-line";
import type { TextMask } from "./text-mask";

/** A connected stretch of text in pixels of the picture (not of the mask). */
export type TextRegion = Rectangle & {
  /** Mean probability inside. */
  score: number;
  /** Middle of the text column by column of the mask (or row by row where it runs up), for curved lines. */
  spine: { at: Point; thickness: number }[];
};

const PIXEL = 0.3;
const SCORE = 0.5;
/** The detector marks the inner part of a line; its full height is about this much of area over perimeter outwards. */
const UNCLIP = 1.6;

/** Text regions of a mask, by connected components (8 neighbours). */
export function textRegions(mask: TextMask): TextRegion[] {
  const { width, height, data } = mask;
  const seen = new Uint8Array(width * height);
  const regions: TextRegion[] = [];
  for (let start = 0; start < data.length; start++) {
    if (seen[start] || (data[start] ?? 0) <= PIXEL) continue;
    const members = flood(start, data, seen, width, height);
    if (members.length < 12) continue;
    const region = regionOf(members, mask);
    if (region) regions.push(region);
  }
  return regions;
}

function flood(start: number, data: Float32Array, seen: Uint8Array, width: number, height: number): number[] {
  const members = [start];
  seen[start] = 1;
  for (let next = 0; next < members.length; next++) {
    const at = members[next] ?? 0;
    const x = at % width;
    const y = (at - x) / width;
    for (let dy = -1; dy <= 1; dy++) {
      for (let dx = -1; dx <= 1; dx++) {
        const [nx, ny] = [x + dx, y + dy];
        if (nx < 0 || ny < 0 || nx >= width || ny >= height) continue;
        const neighbour = ny * width + nx;
        if (seen[neighbour] || (data[neighbour] ?? 0) <= PIXEL) continue;
        seen[neighbour] = 1;
        members.push(neighbour);
      }
    }
  }
  return members;
}

function regionOf(members: number[], mask: TextMask): TextRegion | null {
  let score = 0;
  for (const at of members) score += mask.data[at] ?? 0;
  score /= members.length;
  if (score < SCORE) return null;
  const points = members.map(
    (at): Point => [
      ((at % mask.width) + 0.5) / mask.scaleX,
      (Math.floor(at / mask.width) + 0.5) / mask.scaleY,
    ],
  );
  const tight = smallestRectangle(points);
  if (!tight || tight.thickness * mask.scaleY < 1.5) return null;
  // Pixels have an extent of their own.
  const length = tight.length + 1 / mask.scaleX;
  const thickness = tight.thickness + 1 / mask.scaleY;
  const grow = (length * thickness * UNCLIP) / (length + thickness);
  return {
    center: tight.center,
    angle: tight.angle,
    length: length + grow,
    thickness: thickness + grow,
    score,
    spine: spineOf(points, tight, mask),
  };
}

function spineOf(points: Point[], { angle, center }: Rectangle, mask: TextMask): TextRegion["spine"] {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const step = 1 / mask.scaleX;
  const columns = new Map<number, { low: number; high: number }>();
  for (const [x, y] of points) {
    const u = (x - center[0]) * cos + (y - center[1]) * sin;
    const v = (y - center[1]) * cos - (x - center[0]) * sin;
    const key = Math.round(u / step);
    const column = columns.get(key);
    if (!column) columns.set(key, { low: v, high: v });
    else {
      column.low = Math.min(column.low, v);
      column.high = Math.max(column.high, v);
    }
  }
  return [...columns]
    .sort(([a], [b]) => a - b)
    .map(([key, { low, high }]) => {
      const [u, v] = [key * step, (low + high) / 2];
      return {
        at: [center[0] + u * cos - v * sin, center[1] + u * sin + v * cos] as Point,
        thickness: high - low + step,
      };
    });
}
