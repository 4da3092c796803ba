import type { Figure, Part } from "./figure";

/** The accuracy card for people. No date, no machine: the same figures give the same bytes. */
export function cardText(parts: readonly Part[]): string {
  const lines = [
    "# Accuracy card",
    "",
    "Measured by `npm run accuracy` on the data named; the command fails when a figure gets worse. Held against other data the figures will differ: measure on your own pictures with `npm run cli -- check …` before you rely on them.",
  ];
  for (const part of parts) {
    lines.push("", `## ${part.title}`, "");
    lines.push(...part.about.flatMap((paragraph) => [paragraph, ""]));
    for (const { name, size, source, licence } of part.data) {
      lines.push(`- Data: ${name}; ${size}. From: ${source}. Licence: ${licence}.`);
    }
    lines.push(
      "",
      "| Measured | Value | Counted | 95 % interval | Beside it |",
      "| --- | --- | --- | --- | --- |",
    );
    lines.push(...part.figures.map(row));
  }
  return `${lines.join("\n")}\n`;
}

function row(figure: Figure): string {
  const { label, value, unit, count, of, interval, peers = [] } = figure;
  const shown = (number: number) =>
    unit ? `${number} ${unit}` : `${Number((number * 100).toPrecision(4))} %`;
  return `| ${[
    label,
    shown(value),
    of === undefined ? "" : `${count} of ${of}`,
    interval ? `${shown(interval[0])} to ${shown(interval[1])}` : "",
    peers.map((peer) => `${peer.name}: ${shown(peer.value)}`).join("; "),
  ].join(" | ")} |`;
}
