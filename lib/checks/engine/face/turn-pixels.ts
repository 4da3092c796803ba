import type { Box, Pixels } from "./pixels";

/** Quarter turns clockwise. */
export type Turns = 0 | 1 | 2 | 3;

/** The picture turned clockwise by quarter turns. */
export function turnPixels(picture: Pixels, turns: Turns): Pixels {
  if (turns === 0) return picture;
  const { width, height, data } = picture;
  const [newWidth, newHeight] = turns === 2 ? [width, height] : [height, width];
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [tx, ty] =
        turns === 1
          ? [height - 1 - y, x]
          : turns === 2
            ? [width - 1 - x, height - 1 - y]
            : [y, width - 1 - x];
      const [from, to] = [(y * width + x) * 3, (ty * newWidth + tx) * 3];
      out[to] = data[from] ?? 0;
      out[to + 1] = data[from + 1] ?? 0;
      out[to + 2] = data[from + 2] ?? 0;
    }
  }
  return { data: out, width: newWidth, height: newHeight };
}

/** A box of the turned picture, as it lies in the picture before it was turned (its size given). */
export function turnBoxBack(box: Box, turns: Turns, width: number, height: number): Box {
  const { left, top } = box;
  if (turns === 0) return box;
  if (turns === 2) return { ...box, left: width - left - box.width, top: height - top - box.height };
  const size = { width: box.height, height: box.width };
  return turns === 1
    ? { left: top, top: height - left - box.width, ...size }
    : { left: width - top - box.height, top: left, ...size };
}

/** A part of the picture, which must lie within it. */
export function cutPixels(picture: Pixels, { left, top, width, height }: Box): Pixels {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    const from = ((top + y) * picture.width + left) * 3;
    data.set(picture.data.subarray(from, from + width * 3), y * width * 3);
  }
  return { data, width, height };
}
