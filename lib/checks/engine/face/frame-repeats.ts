import { greyOf } from "./chip-quality";
import type { Pixels } from "./pixels";

const SIDE = 24;
/** Mean difference of grey values below which two frames are one: a camera's noise alone is above it. */
const SAME = 0.25;

/** For each picture the first earlier one it repeats, or null. A living picture never repeats itself exactly. */
export function frameRepeats(pictures: readonly Pixels[]): (number | null)[] {
  const small = pictures.map((picture) => cells(picture));
  return small.map((cellsOfThis, i) => {
    const earlier = small
      .slice(0, i)
      .findIndex((other, j) => sameSize(pictures[i], pictures[j]) && difference(cellsOfThis, other) < SAME);
    return earlier >= 0 ? earlier : null;
  });
}

const sameSize = (a: Pixels | undefined, b: Pixels | undefined) =>
  a?.width === b?.width && a?.height === b?.height;

/** Mean grey of the cells of a 24 × 24 grid. */
function cells(picture: Pixels): Float64Array {
  const grey = greyOf(picture);
  const [sum, count] = [new Float64Array(SIDE * SIDE), new Float64Array(SIDE * SIDE)];
  for (let y = 0; y < picture.height; y += 1) {
    for (let x = 0; x < picture.width; x += 1) {
      const at = Math.floor((y * SIDE) / picture.height) * SIDE + Math.floor((x * SIDE) / picture.width);
      sum[at] = (sum[at] ?? 0) + (grey[y * picture.width + x] ?? 0);
      count[at] = (count[at] ?? 0) + 1;
    }
  }
  return sum.map((value, i) => value / (count[i] || 1));
}

const difference = (a: Float64Array, b: Float64Array): number =>
  a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? 0)), 0) / a.length;
