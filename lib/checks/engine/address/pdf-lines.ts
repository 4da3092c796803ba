import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { AddressLine } from "./address-reading";

type Piece = { text: string; left: number; top: number; right: number; height: number };

/** A gap wider than this many letter heights begins a stretch of its own. */
const GAP = 1.2;
const MOST_PIECES = 20_000;

/** The text a page carries itself, in stretches, rows from top to bottom. */
export async function pdfLines(page: PDFPageProxy, number: number): Promise<AddressLine[]> {
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const pieces = items.slice(0, MOST_PIECES).flatMap((item): Piece[] => {
    if (!("str" in item) || item.str.trim() === "") return [];
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = transform as number[];
    const [, , , , x = 0, y = 0] = item.transform as number[];
    const [left, bottom] = [a * x + c * y + e, b * x + d * y + f];
    const size = item.height || 10;
    return [{ text: item.str, left, right: left + item.width, top: bottom - size, height: size }];
  });
  return rowsOf(pieces)
    .flatMap(stretchesOf)
    .map(({ text, left, right, top, height: size }) => ({
      ...{ text, page: number },
      box: [left / width, top / height, (right - left) / width, size / height].map(
        share,
      ) as AddressLine["box"],
    }));
}

const share = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 10_000) / 10_000;

/** Pieces whose middles are on one height. */
function rowsOf(pieces: Piece[]): Piece[][] {
  const rows: Piece[][] = [];
  for (const piece of pieces.toSorted((p, q) => p.top - q.top)) {
    const row = rows.at(-1);
    const [first] = row ?? [];
    const isSame =
      first && Math.abs(middle(first) - middle(piece)) < Math.min(first.height, piece.height) / 2;
    if (row && isSame) row.push(piece);
    else rows.push([piece]);
  }
  return rows;
}

const middle = (piece: Piece) => piece.top + piece.height / 2;

function stretchesOf(row: Piece[]): Piece[] {
  const stretches: Piece[] = [];
  for (const piece of row.toSorted((p, q) => p.left - q.left)) {
    const before = stretches.at(-1);
    const gap = before ? piece.left - before.right : 0;
    if (!before || gap > GAP * piece.height) {
      stretches.push({ ...piece });
      continue;
    }
    const space = gap > 0.15 * piece.height && !/\s$/.test(before.text) ? " " : "";
    before.text = `${before.text}${space}${piece.text}`;
    before.right = Math.max(before.right, piece.right);
  }
  return stretches.map((s) => ({ ...s, text: s.text.replace(/\s+/g, " ").trim() }));
}
