import { bestText } from "./best-text";
import type { Pixels } from "./pixels";
import { recogniseStrip } from "./recognise-strip";
import { cutStrip, STRIP_HEIGHT, straightEdges } from "./strip";
import { type TextDirection, textDirection } from "./text-direction";
import type { Point, TextLine } from "./text-line";
import { textMask } from "./text-mask";
import { textModels } from "./text-models";
import { type TextRegion, textRegions } from "./text-regions";

export type ReadTextOptions = {
  /** The picture's longer side for the detector: small print needs more. */
  side?: number;
  /** Lines less sure than this are left out. */
  leastConfidence?: number;
  /** At most so many lines, the longest. */
  mostLines?: number;
};

/** The text of a picture: its lines top to bottom, left to right, as the text runs (any of four directions). */
export async function readText(pixels: Pixels, options: ReadTextOptions = {}): Promise<TextLine[]> {
  const { side = 1280, leastConfidence = 0.5, mostLines = 200 } = options;
  const regions = textRegions(
    await textMask(pixels, Math.min(side, 2 * Math.max(pixels.width, pixels.height))),
  );
  const longest = [...regions].sort((a, b) => b.length - a.length).slice(0, mostLines);
  const direction = await textDirection(pixels, longest);
  const lines: TextLine[] = [];
  for (const region of longest) {
    const line = await readRegion(pixels, region, direction);
    if (line.text !== "" && line.confidence >= leastConfidence) lines.push(line);
  }
  return inReadingOrder(lines, direction);
}

/** Reads one region in a given direction. */
export async function readRegion(
  pixels: Pixels,
  region: TextRegion,
  direction: TextDirection,
): Promise<TextLine> {
  const { characters } = await textModels();
  const quad = direction.quad(region);
  const { top, bottom } = straightEdges(quad);
  const size = (a: Point, b: Point) => Math.hypot(a[0] - b[0], a[1] - b[1]);
  const ratio = size(quad[0], quad[1]) / Math.max(1, size(quad[0], quad[3]));
  const width = Math.max(48, Math.min(2400, Math.round((STRIP_HEIGHT * ratio) / 8) * 8));
  const { text, confidence } = bestText(
    await recogniseStrip(cutStrip(pixels, top, bottom, width)),
    characters,
  );
  return { text, confidence, quad, box: boxOf(quad, pixels) };
}

function boxOf(quad: readonly Point[], { width, height }: Pixels): TextLine["box"] {
  const share = (value: number, size: number) => Math.min(1, Math.max(0, value / size));
  const xs = quad.map(([x]) => share(x, width));
  const ys = quad.map(([, y]) => share(y, height));
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return [left, top, Math.max(...xs) - left, Math.max(...ys) - top];
}

/** Lines whose middles are at one height are one row. */
function inReadingOrder(lines: readonly TextLine[], direction: TextDirection): TextLine[] {
  const placed = lines.map((line) => {
    const [a, , c] = line.quad;
    const middle: Point = [(a[0] + c[0]) / 2, (a[1] + c[1]) / 2];
    const height = Math.hypot(line.quad[0][0] - line.quad[3][0], line.quad[0][1] - line.quad[3][1]);
    return { line, height, ...direction.place(middle) };
  });
  placed.sort((a, b) => a.down - b.down);
  const rows: (typeof placed)[] = [];
  for (const one of placed) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && one.down - first.down < 0.5 * Math.min(one.height, first.height)) row.push(one);
    else rows.push([one]);
  }
  return rows.flatMap((row) => row.sort((a, b) => a.along - b.along).map(({ line }) => line));
}
