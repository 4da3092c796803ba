/** One measured number of the accuracy card. */
export type Figure = {
  /** Never renamed: the committed card is compared by it. */
  id: string;
  label: string;
  /** A share (0 to 1) unless `unit` says otherwise. */
  value: number;
  unit?: string;
  /** What the share was counted from. */
  count?: number;
  of?: number;
  /** 95 %, by the method the part names. */
  interval?: [low: number, high: number];
  better: "higher" | "lower" | "neither";
  /** The same measured of something else, on the same data unless its name says less. */
  peers?: { name: string; value: number }[];
};

/** What one kind of check was measured on, and how well it did. */
export type Part = {
  title: string;
  /** Paragraphs: how it was measured, what it does not say. */
  about: string[];
  data: { name: string; source: string; licence: string; size: string }[];
  figures: Figure[];
};

/** Share with its Clopper–Pearson interval (95 %). With no event the upper bound is close to the rule of three, 3/n. */
export function share(count: number, of: number): Pick<Figure, "value" | "count" | "of" | "interval"> {
  return {
    value: rounded(count / of),
    count,
    of,
    interval: [rounded(lower(count, of)), rounded(upper(count, of))],
  };
}

export const rounded = (value: number): number => Number(value.toPrecision(4));

const ALPHA = 0.025;

function lower(k: number, n: number): number {
  return k === 0 ? 0 : bisect((p) => ALPHA - atLeast(k, n, p));
}

function upper(k: number, n: number): number {
  return k === n ? 1 : bisect((p) => 1 - atLeast(k + 1, n, p) - ALPHA, true);
}

function bisect(f: (p: number) => number, isFalling = true): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 80; i += 1) {
    const middle = (low + high) / 2;
    if (f(middle) > 0 === isFalling) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** P(X ≥ k) of a binomial: summed from the likeliest term, in logarithms. */
function atLeast(k: number, n: number, p: number): number {
  if (p <= 0) return k <= 0 ? 1 : 0;
  if (p >= 1) return 1;
  let sum = 0;
  for (let i = k; i <= n; i += 1) {
    const term = Math.exp(choose(n, i) + i * Math.log(p) + (n - i) * Math.log1p(-p));
    sum += term;
    if (i > n * p && term < 1e-14 * (sum || 1)) break;
  }
  return Math.min(1, sum);
}

const factorials: number[] = [0];
function choose(n: number, k: number): number {
  for (let i = factorials.length; i <= n; i += 1) factorials.push((factorials[i - 1] ?? 0) + Math.log(i));
  return (factorials[n] ?? 0) - (factorials[k] ?? 0) - (factorials[n - k] ?? 0);
}
