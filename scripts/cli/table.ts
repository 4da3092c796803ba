type Cell = string | number | boolean | Date | null | undefined;

/** Rows in columns under their headings, for people; one line when there are none. */
export function table(headings: string[], rows: Cell[][]): string[] {
  if (rows.length === 0) return ["None."];
  const cells = [headings, ...rows.map((row) => row.map(show))];
  const widths = headings.map((_, i) => Math.max(...cells.map((row) => row[i]?.length ?? 0)));
  return cells.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

/** A cell as text: times in UTC to the second, "–" for nothing. */
function show(cell: Cell): string {
  if (cell === null || cell === undefined || cell === "") return "–";
  if (cell instanceof Date) return cell.toISOString().replace(/\.\d+Z$/, "Z");
  if (typeof cell === "boolean") return cell ? "yes" : "no";
  return String(cell);
}
