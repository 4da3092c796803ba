import type { FittedLine, FittedPlace } from "./fit-line";

/** Several readings of one line as one: at each place the mean of what they say, the better fits counting more. */
export function fuseLines(lines: readonly FittedLine[]): FittedLine {
  const top = Math.max(...lines.map(({ score }) => score));
  const weights = lines.map(({ score }) => Math.exp(3 * (score - top)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const [first] = lines;
  const places = (first?.places ?? []).map((place, i): FittedPlace => {
    const probabilities = new Float32Array(place.probabilities.length);
    let seen = 0;
    lines.forEach((line, n) => {
      const one = line.places[i] ?? place;
      const weight = (weights[n] ?? 0) / total;
      seen = Math.max(seen, one.seen);
      for (let k = 0; k < probabilities.length; k++) {
        probabilities[k] = (probabilities[k] ?? 0) + weight * (one.probabilities[k] ?? 0);
      }
    });
    return { probabilities, seen };
  });
  return { places, score: top };
}
