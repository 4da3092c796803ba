import { greyOf } from "./chip-quality";
import type { Pixels } from "./pixels";

const SIDE = 50;

/**
 * How alike two face chips are as pictures, −1 to 1: correlation of their grey values at 50 × 50, best of shifts by up
 * to two pixels. One photograph copied, cropped, scaled or compressed again stays near 1; another photograph of the
 * same person does not, since light, expression and pose differ.
 */
export function pictureLikeness(a: Pixels, b: Pixels): number {
  const [first, second] = [shrink(a), shrink(b)];
  let best = -1;
  for (let dy = -2; dy <= 2; dy += 1) {
    for (let dx = -2; dx <= 2; dx += 1) best = Math.max(best, correlation(first, second, dx, dy));
  }
  return best;
}

function shrink(chip: Pixels): Float64Array {
  const grey = greyOf(chip);
  const step = chip.width / SIDE;
  const out = new Float64Array(SIDE * SIDE);
  for (let y = 0; y < chip.height; y += 1) {
    for (let x = 0; x < chip.width; x += 1) {
      const at = Math.floor(y / step) * SIDE + Math.floor(x / step);
      out[at] = (out[at] ?? 0) + (grey[y * chip.width + x] ?? 0);
    }
  }
  return out;
}

function correlation(a: Float64Array, b: Float64Array, dx: number, dy: number): number {
  let [n, sa, sb, saa, sbb, sab] = [0, 0, 0, 0, 0, 0];
  for (let y = 4; y < SIDE - 4; y += 1) {
    for (let x = 4; x < SIDE - 4; x += 1) {
      const [p, q] = [a[y * SIDE + x] ?? 0, b[(y + dy) * SIDE + x + dx] ?? 0];
      n += 1;
      sa += p;
      sb += q;
      saa += p * p;
      sbb += q * q;
      sab += p * q;
    }
  }
  const spread = Math.sqrt((saa - (sa * sa) / n) * (sbb - (sb * sb) / n));
  return spread > 0 ? (sab - (sa * sb) / n) / spread : 0;
}
