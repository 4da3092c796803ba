import { type LineEvidence, MRZ_CLASSES } from "./line-evidence";

/** Where the characters of a line stand: MRZ print is monospaced, so one smooth scale fits them all. */
export type CharacterGrid = {
  /** Middle of cell i in steps; cell 0 is the first character seen, others may lie before it. */
  at(cell: number): number;
  /** Cells from the first to the last character seen. */
  cells: number;
  /** Usual distance of two cells in steps. */
  pitch: number;
  /** Mean distance of characters from their cell's middle, in cells. */
  deviation: number;
  /** Mean probability of the characters seen. */
  confidence: number;
  /** What was seen, by cell; x in steps. */
  seen: { cell: number; x: number; k: number; probability: number }[];
};

type Peak = { x: number; k: number; probability: number };

/** Fits the grid to the characters that were seen; null: too few of them, or no regular distance. */
export function characterGrid(evidence: LineEvidence): CharacterGrid | null {
  const rough = peaksOf(evidence, 0);
  if (rough.length < 8) return null;
  const pitch = usualDistance(rough);
  if (pitch === null) return null;
  const peaks = peaksOf(evidence, 0.55 * pitch);
  const placed = inCells(peaks, pitch);
  const scale = smoothScale(placed, pitch);
  const deviations = placed.map(({ cell, x }) => Math.abs(scale(cell) - x) / pitch);
  return {
    at: scale,
    cells: (placed.at(-1)?.cell ?? 0) + 1,
    pitch,
    deviation: mean(deviations),
    confidence: mean(placed.map(({ probability }) => probability)),
    seen: placed.map(({ cell, x, k, probability }) => ({ cell, x, k, probability })),
  };
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Stretches of one class; those nearer than `least` to the one before are one character, the surer of both. */
function peaksOf({ steps, data }: LineEvidence, least: number): Peak[] {
  const peaks: Peak[] = [];
  let open: { k: number; weight: number; moment: number; most: number } | null = null;
  const close = () => {
    if (!open) return;
    const peak = { x: open.moment / open.weight, k: open.k, probability: open.most };
    const before = peaks.at(-1);
    if (before && peak.x - before.x < least) {
      if (peak.probability > before.probability) peaks[peaks.length - 1] = peak;
    } else peaks.push(peak);
    open = null;
  };
  for (let step = 0; step < steps; step++) {
    const row = step * MRZ_CLASSES;
    let best = 0;
    for (let k = 1; k < MRZ_CLASSES; k++) if ((data[row + k] ?? 0) > (data[row + best] ?? 0)) best = k;
    const value = data[row + best] ?? 0;
    if (open && open.k !== best) close();
    if (best === 0 || value < 0.2) {
      close();
      continue;
    }
    open ??= { k: best, weight: 0, moment: 0, most: 0 };
    open.weight += value;
    open.moment += value * (step + 0.5);
    open.most = Math.max(open.most, value);
  }
  close();
  return peaks;
}

/** The commonest distance between neighbours. */
function usualDistance(peaks: readonly Peak[]): number | null {
  const distances = peaks.slice(1).map(({ x }, i) => x - (peaks[i]?.x ?? 0));
  let best: { count: number; middle: number } | null = null;
  for (const middle of distances) {
    if (middle < 1.6 || middle > 12) continue;
    const near = distances.filter((distance) => Math.abs(distance - middle) < 0.15 * middle);
    if (!best || near.length > best.count) best = { count: near.length, middle: mean(near) };
  }
  return best && best.count >= 5 ? best.middle : null;
}

/** Counts cells from peak to peak, following slow changes of the distance. */
function inCells(peaks: readonly Peak[], usual: number) {
  let [cell, pitch] = [0, usual];
  return peaks.map((peak, i) => {
    const before = peaks[i - 1];
    if (before) {
      const distance = peak.x - before.x;
      const cells = Math.max(1, Math.round(distance / pitch));
      cell += cells;
      if (cells <= 2)
        pitch = 0.85 * pitch + 0.15 * Math.min(1.2 * usual, Math.max(0.8 * usual, distance / cells));
    }
    return { ...peak, cell };
  });
}

/** x as a smooth function of the cell: cubic at most, the unsure and the outlying left out. */
function smoothScale(placed: readonly (Peak & { cell: number })[], pitch: number): (cell: number) => number {
  const last = placed.at(-1)?.cell ?? 1;
  let used = placed.filter(({ probability }) => probability > 0.4);
  let scale = leastSquares(used, last, last > 20 ? 3 : 1);
  for (let round = 0; round < 2; round++) {
    const near = used.filter(({ cell, x }) => Math.abs(scale(cell) - x) < 0.35 * pitch);
    if (near.length < 8 || near.length === used.length) break;
    used = near;
    scale = leastSquares(used, last, last > 20 ? 3 : 1);
  }
  return scale;
}

function leastSquares(
  points: readonly { cell: number; x: number }[],
  last: number,
  degree: number,
): (cell: number) => number {
  const unit = (cell: number) => (2 * cell) / Math.max(1, last) - 1;
  const n = degree + 1;
  const rows = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n + 1 }, (_, j) =>
      points.reduce(
        (sum, { cell, x }) => sum + unit(cell) ** i * (j < n ? unit(cell) ** j : x),
        i === j && i > 1 ? 0.5 : 1e-9,
      ),
    ),
  );
  for (let i = 0; i < n; i++) {
    const pivot = rows[i] ?? [];
    for (const [r, row] of rows.entries()) {
      if (r === i) continue;
      const factor = (row[i] ?? 0) / (pivot[i] || 1e-12);
      for (let c = i; c <= n; c++) row[c] = (row[c] ?? 0) - factor * (pivot[c] ?? 0);
    }
  }
  const terms = rows.map((row, i) => (row[n] ?? 0) / (row[i] || 1e-12));
  return (cell) => terms.reduce((sum, term, i) => sum + term * unit(cell) ** i, 0);
}
