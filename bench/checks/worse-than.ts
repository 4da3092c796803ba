import type { Figure, Part } from "./figure";

/** Figures of the card before that are now worse or gone, as lines to print. */
export function worseThan(before: Record<string, Part>, now: Record<string, Part>): string[] {
  const figures = new Map<string, Figure>(
    Object.values(now)
      .flatMap((part) => part.figures)
      .map((figure) => [figure.id, figure]),
  );
  return Object.values(before)
    .flatMap((part) => part.figures)
    .flatMap((old) => {
      const figure = figures.get(old.id);
      if (!figure) return [`${old.id} is no longer measured.`];
      const isWorse =
        (old.better === "lower" && figure.value > old.value) ||
        (old.better === "higher" && figure.value < old.value);
      return isWorse ? [`${old.id} (${old.label}): ${old.value} before, ${figure.value} now.`] : [];
    });
}
