import type { CharacterGrid } from "./character-grid";
import { type LineEvidence, MRZ_CHARACTERS, MRZ_CLASSES } from "./line-evidence";

/** One place of a fitted line: how likely each MRZ character is there (index as in MRZ_CHARACTERS; sums to 1). */
export type FittedPlace = {
  probabilities: Float32Array;
  /** Highest probability the recogniser gave any character there: near 0 where it saw nothing. */
  seen: number;
};

export type FittedLine = {
  places: FittedPlace[];
  /** Mean log probability of the characters the layout allows: comparable between fits of any line. */
  score: number;
};

/** Cells that may have been missed at the start, or seen where there is no character. */
const SHIFTS = [0, -1, 1, -2, 2, 3];
const FLOOR = 4e-4;

/**
 * Reads a line as exactly `allowed.length` cells of its grid, each out of the classes its place allows, trying where
 * the first of them may be. Cells in which nothing was seen count as fillers that were too faint, at a price.
 */
export function fitLine(
  evidence: LineEvidence,
  grid: CharacterGrid,
  allowed: readonly Uint8Array[],
): FittedLine | null {
  const tries = SHIFTS.map((shift) => ({
    middles: allowed.map((_, i) => grid.at(i + shift)),
    // Characters outside the cells taken count against the fit.
    outside: grid.seen.filter(
      ({ cell, probability }) => probability > 0.6 && (cell < shift || cell >= shift + allowed.length),
    ).length,
    price: 0.05 * Math.abs(shift),
  }));
  // Print that is not quite even: as many characters as there ought to be, taken one by one.
  const sure = grid.seen.filter(({ probability }) => probability > 0.35);
  if (sure.length === allowed.length) {
    tries.push({ middles: sure.map(({ x }) => x), outside: 0, price: 0.5 });
  }
  let best: FittedLine | null = null;
  for (const { middles, outside, price } of tries) {
    const places = middles.map((middle) => placeAt(evidence, middle, grid.pitch));
    let sum = -1.2 * outside - price;
    places.forEach(({ probabilities, seen }, i) => {
      let most = 0;
      for (const k of allowed[i] ?? []) most = Math.max(most, probabilities[k - 1] ?? 0);
      sum += Math.log(Math.max(FLOOR, most)) + Math.log(Math.max(0.05, seen)) * 0.5;
    });
    const score = sum / allowed.length;
    if (!best || score > best.score) best = { places, score };
  }
  return best;
}

function placeAt({ data, steps }: LineEvidence, middle: number, pitch: number): FittedPlace {
  const half = 0.42 * pitch;
  const probabilities = new Float32Array(MRZ_CHARACTERS.length);
  const from = Math.max(0, Math.floor(middle - half));
  const to = Math.min(steps - 1, Math.floor(middle + half));
  for (let step = from; step <= to; step++) {
    const off = Math.abs(step + 0.5 - middle) / half;
    const weight = off > 1 ? 0 : 1 - 0.6 * off * off;
    for (let k = 0; k < probabilities.length; k++) {
      const value = (data[step * MRZ_CLASSES + k + 1] ?? 0) * weight;
      probabilities[k] = (probabilities[k] ?? 0) + value * value;
    }
  }
  let seen = 0;
  for (let k = 0; k < probabilities.length; k++) {
    probabilities[k] = Math.sqrt(probabilities[k] ?? 0);
    seen = Math.max(seen, probabilities[k] ?? 0);
  }
  const filler = MRZ_CHARACTERS.length - 1;
  // Where nothing was seen a filler is likelier than a letter.
  if (seen < 0.1) probabilities[filler] = (probabilities[filler] ?? 0) + 0.05;
  const floor = 2e-4;
  const sum = probabilities.reduce((all, value) => all + value + floor, 0);
  for (let k = 0; k < probabilities.length; k++) probabilities[k] = ((probabilities[k] ?? 0) + floor) / sum;
  return { probabilities, seen: Math.min(1, seen) };
}
