import type { Probabilities } from "./recognise-strip";

/** The likeliest text: at each place the best class, repeats and blanks dropped (CTC), with its mean probability. */
export function bestText(
  { steps, classes, data }: Probabilities,
  characters: readonly string[],
): { text: string; confidence: number } {
  let text = "";
  let sum = 0;
  let count = 0;
  let before = 0;
  for (let step = 0; step < steps; step++) {
    const at = step * classes;
    let best = 0;
    let most = -1;
    for (let k = 0; k < classes; k++) {
      const value = data[at + k] ?? 0;
      if (value > most) {
        most = value;
        best = k;
      }
    }
    if (best !== 0 && best !== before) {
      text += characters[best] ?? "";
      sum += most;
      count++;
    }
    before = best;
  }
  return { text: text.trim(), confidence: count === 0 ? 0 : sum / count };
}
