import { greyOf } from "./chip-quality";
import type { Pixels } from "./pixels";

const SIDE = 256;
/** Frequencies looked at, cycles per pixel: below them lie the face's own features. */
const [LOWEST, HIGHEST] = [0.12, 0.48];
const RINGS = 24;

/**
 * How much the strongest regular pattern of a picture stands out, in dB over what is usual at its frequency: the
 * grid of a photographed screen or the raster of a print shows as a sharp peak, skin and hair do not. Null when the
 * picture is smaller than 256 × 256.
 * @param centre where to look, in fractions of the picture
 */
export function screenPattern(picture: Pixels, centre: { x: number; y: number }): number | null {
  const { width, height } = picture;
  if (width < SIDE || height < SIDE) return null;
  const grey = greyOf(picture);
  const left = Math.min(width - SIDE, Math.max(0, Math.round(centre.x * width - SIDE / 2)));
  const top = Math.min(height - SIDE, Math.max(0, Math.round(centre.y * height - SIDE / 2)));
  const power = spectrum(grey, width, left, top);
  const rings: { value: number; edge: boolean }[][] = Array.from({ length: RINGS }, () => []);
  for (let v = 0; v < SIDE; v += 1) {
    for (let u = 0; u <= SIDE / 2; u += 1) {
      const [fx, fy] = [u / SIDE, (v < SIDE / 2 ? v : v - SIDE) / SIDE];
      const f = Math.hypot(fx, fy);
      if (f < LOWEST || f >= HIGHEST) continue;
      const ring = Math.floor(((f - LOWEST) / (HIGHEST - LOWEST)) * RINGS);
      // Straight edges and JPEG's blocks lie on the axes.
      rings[ring]?.push({
        value: power[v * SIDE + u] ?? 0,
        edge: Math.min(Math.abs(fx), Math.abs(fy)) < 0.012,
      });
    }
  }
  const peaks = rings
    .filter((ring) => ring.length > 0)
    .map((ring) => {
      const values = ring.map(({ value }) => value).sort((a, b) => a - b);
      const usual = values[Math.floor(values.length / 2)] || 1e-9;
      const highest = Math.max(0, ...ring.filter(({ edge }) => !edge).map(({ value }) => value));
      return 10 * Math.log10(Math.max(highest, 1e-9) / usual);
    });
  return Math.max(...peaks);
}

/** Power of the Hann-windowed square's two-dimensional Fourier transform. */
function spectrum(grey: Float64Array, width: number, left: number, top: number): Float64Array {
  const [re, im] = [new Float64Array(SIDE * SIDE), new Float64Array(SIDE * SIDE)];
  const hann = Array.from({ length: SIDE }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / SIDE));
  let mean = 0;
  for (let y = 0; y < SIDE; y += 1)
    for (let x = 0; x < SIDE; x += 1) mean += (grey[(top + y) * width + left + x] ?? 0) / SIDE ** 2;
  for (let y = 0; y < SIDE; y += 1) {
    for (let x = 0; x < SIDE; x += 1) {
      const value = (grey[(top + y) * width + left + x] ?? 0) - mean;
      re[y * SIDE + x] = value * (hann[x] ?? 0) * (hann[y] ?? 0);
    }
  }
  for (let y = 0; y < SIDE; y += 1) transform(re, im, y * SIDE, 1);
  for (let x = 0; x < SIDE; x += 1) transform(re, im, x, SIDE);
  return re.map((value, i) => value ** 2 + (im[i] ?? 0) ** 2);
}

/** Fast Fourier transform in place of SIDE values (a power of two) from `start`, `step` apart. */
function transform(re: Float64Array, im: Float64Array, start: number, step: number): void {
  const at = (i: number) => start + i * step;
  for (let i = 1, j = 0; i < SIDE; i += 1) {
    let bit = SIDE >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      for (const values of [re, im]) {
        const kept = values[at(i)] ?? 0;
        values[at(i)] = values[at(j)] ?? 0;
        values[at(j)] = kept;
      }
    }
  }
  for (let size = 2; size <= SIDE; size *= 2) {
    const angle = (-2 * Math.PI) / size;
    for (let block = 0; block < SIDE; block += size) {
      for (let k = 0; k < size / 2; k += 1) {
        const [c, s] = [Math.cos(angle * k), Math.sin(angle * k)];
        const [a, b] = [at(block + k), at(block + k + size / 2)];
        const [br, bi] = [re[b] ?? 0, im[b] ?? 0];
        const [tr, ti] = [br * c - bi * s, br * s + bi * c];
        const [ar, ai] = [re[a] ?? 0, im[a] ?? 0];
        re[b] = ar - tr;
        im[b] = ai - ti;
        re[a] = ar + tr;
        im[a] = ai + ti;
      }
    }
  }
}
