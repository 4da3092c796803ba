import type { AddressLine } from "../../engine/address/address-reading";

/** The stretches of a page that stand on one height, from left to right. */
export type Row = { page: number; lines: AddressLine[]; text: string };

/** Lines in rows, page by page, from top to bottom. */
export function rowsOf(lines: readonly AddressLine[]): Row[] {
  const rows: Row[] = [];
  const sorted = lines.toSorted((a, b) => a.page - b.page || middle(a) - middle(b));
  for (const line of sorted) {
    const row = rows.at(-1);
    const [first] = row?.lines ?? [];
    const isSame =
      first &&
      first.page === line.page &&
      Math.abs(middle(first) - middle(line)) < Math.min(first.box[3], line.box[3]) / 2;
    if (row && isSame) row.lines.push(line);
    else rows.push({ page: line.page, lines: [line], text: "" });
  }
  return rows.map((row) => {
    const inOrder = row.lines.toSorted((a, b) => a.box[0] - b.box[0]);
    return { ...row, lines: inOrder, text: inOrder.map((line) => line.text).join("   ") };
  });
}

const middle = ({ box }: AddressLine) => box[1] + box[3] / 2;

/** Whether two stretches share a column. */
export const areAbove = (upper: AddressLine, lower: AddressLine): boolean =>
  upper.box[0] < lower.box[0] + lower.box[2] && lower.box[0] < upper.box[0] + upper.box[2];
