import type { Pixels } from "../text/pixels";

const SIDE = 256;
/** Cycles per pixel looked at: coarser is print, finer is noise. */
const [LOWEST, HIGHEST] = [0.1, 0.49];

/**
 * How far the strongest regular pattern stands out of its surroundings in the spectrum, in standard deviations of the
 * log power, and its frequency: a display's raster shows as a sharp peak. Rows and columns of the picture's middle
 * apart. Null: the picture is smaller than 256 × 256.
 */
export function periodicPattern({ width, height, data }: Pixels): { peak: number; frequency: number } | null {
  if (width < SIDE || height < SIDE) return null;
  const [left, top] = [Math.floor((width - SIDE) / 2), Math.floor((height - SIDE) / 2)];
  const grey = (x: number, y: number) => data[((top + y) * width + left + x) * 3 + 1] ?? 0;
  const found = [
    strongest(spectrum((line, i) => grey(i, line))),
    strongest(spectrum((line, i) => grey(line, i))),
  ];
  return found.reduce((best, one) => (one.peak > best.peak ? one : best));
}

/** Mean log power by frequency over all lines. */
function spectrum(value: (line: number, i: number) => number): Float64Array {
  const power = new Float64Array(SIDE / 2);
  for (let line = 0; line < SIDE; line += 2) {
    const [re, im] = [new Float64Array(SIDE), new Float64Array(SIDE)];
    let mean = 0;
    for (let i = 0; i < SIDE; i++) mean += value(line, i) / SIDE;
    for (let i = 0; i < SIDE; i++) {
      re[i] = (value(line, i) - mean) * (0.5 - 0.5 * Math.cos((2 * Math.PI * i) / SIDE));
    }
    transform(re, im);
    for (let i = 0; i < power.length; i++) {
      power[i] = (power[i] ?? 0) + ((re[i] ?? 0) ** 2 + (im[i] ?? 0) ** 2) / (SIDE / 2);
    }
  }
  return power.map((one) => Math.log(one + 1));
}

/** Height of each frequency over the median of those round it, by the spread of all such heights. */
function strongest(power: Float64Array): { peak: number; frequency: number } {
  const [from, to] = [Math.ceil(LOWEST * SIDE), Math.floor(HIGHEST * SIDE)];
  const heights: number[] = [];
  for (let i = from; i < to; i++) {
    const round = [...power.subarray(Math.max(from, i - 12), Math.min(to, i + 13))].sort((a, b) => a - b);
    heights.push((power[i] ?? 0) - (round[Math.floor(round.length / 2)] ?? 0));
  }
  const ordered = heights.map(Math.abs).sort((a, b) => a - b);
  const spread = Math.max(0.05, (ordered[Math.floor(ordered.length / 2)] ?? 0) * 1.48);
  const peak = Math.max(...heights);
  return { peak: peak / spread, frequency: (from + heights.indexOf(peak)) / SIDE };
}

/** Fast Fourier transform of SIDE values in place. */
function transform(re: Float64Array, im: Float64Array): void {
  for (let i = 1, j = 0; i < SIDE; i++) {
    let bit = SIDE >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      [re[i], re[j]] = [re[j] ?? 0, re[i] ?? 0];
      [im[i], im[j]] = [im[j] ?? 0, im[i] ?? 0];
    }
  }
  for (let size = 2; size <= SIDE; size *= 2) {
    const turn = (-2 * Math.PI) / size;
    for (let start = 0; start < SIDE; start += size) {
      for (let k = 0; k < size / 2; k++) {
        const [a, b] = [start + k, start + k + size / 2];
        const [cos, sin] = [Math.cos(turn * k), Math.sin(turn * k)];
        const x = (re[b] ?? 0) * cos - (im[b] ?? 0) * sin;
        const y = (re[b] ?? 0) * sin + (im[b] ?? 0) * cos;
        [re[b], im[b]] = [(re[a] ?? 0) - x, (im[a] ?? 0) - y];
        [re[a], im[a]] = [(re[a] ?? 0) + x, (im[a] ?? 0) + y];
      }
    }
  }
}
