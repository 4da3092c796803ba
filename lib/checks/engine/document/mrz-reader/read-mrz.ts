import type { Pixels } from "../../text/pixels";
import type { TextRegion } from "../../text/text-regions";
import { type BandLine, type BandView, bandLines } from "./band-lines";
import { type MrzBand, mrzBands } from "./mrz-bands";
import { type BandReading, LineReader, likeness, readLines, STYLES } from "./read-band";

export type FoundMrz = BandReading & { view: BandView; angle: number };

const MOST_BANDS = 5;
/** Lines less like one of an MRZ are not looked at further. */
const LIKE = 0.42;
/** Of what is taken for an MRZ, this share of characters must have been seen as they are reported. */
const LEAST_AGREEMENT = 0.72;
const LEAST_CONFIDENCE = 0.55;

/** Reads the MRZ of a picture, given its text regions; null: none was found. */
export async function readMrz(
  picture: Pixels,
  regions: readonly TextRegion[],
  now: Date,
): Promise<FoundMrz | null> {
  let best: FoundMrz | null = null;
  for (const band of mrzBands(regions).slice(0, MOST_BANDS)) {
    const found = await readBand(picture, band, now);
    if (found && (!best || found.quality > best.quality)) best = found;
    if (best?.parsed.valid) break;
  }
  return best;
}

async function readBand(picture: Pixels, band: MrzBand, now: Date): Promise<FoundMrz | null> {
  const view = await bandLines(picture, band);
  let best: FoundMrz | null = null;
  for (const upsideDown of await directions(picture, view)) {
    const ordered = upsideDown ? [...view.lines].reverse() : view.lines;
    const alike: BandLine[] = [];
    for (const line of ordered) {
      if ((await likeness(new LineReader(picture, view, line, upsideDown))) > LIKE * 0.7) alike.push(line);
    }
    const mrz = await grown(picture, view, alike, upsideDown);
    for (const styles of [1, 3, STYLES.length]) {
      for (const choice of choices(mrz)) {
        const reading = await readLines(choice, styles, now, upsideDown);
        if (!reading || !isMrz(reading)) continue;
        if (!best || reading.quality > best.quality) best = { ...reading, view, angle: band.angle };
        if (best?.parsed.valid) return best;
      }
    }
    if (best) break;
  }
  return best;
}

/** Whether what was fitted was also seen: any picture fits a layout somehow. */
function isMrz({ parsed, corrections, confidence }: BandReading): boolean {
  const characters = parsed.lines.join("").length;
  return 1 - corrections.length / characters > LEAST_AGREEMENT && confidence > LEAST_CONFIDENCE;
}

/** Text nearer to a strip's end than this many cells may go on beyond it. */
const NEAR_END = 2.2;
const GROWTH = 8;

/**
 * Lines of one MRZ begin and end at the same place, and the detector loses fillers: all reach as far as the longest,
 * and on while there is text at the end.
 */
async function grown(
  picture: Pixels,
  view: BandView,
  lines: readonly BandLine[],
  upsideDown: boolean,
): Promise<LineReader[]> {
  let left = Math.min(...lines.map((line) => line.left));
  let right = Math.max(...lines.map((line) => line.right));
  const readersOf = () =>
    lines.map((line) => new LineReader(picture, view, { ...line, left, right }, upsideDown));
  let readers = readersOf();
  for (let round = 0; round < 5; round++) {
    let [before, after] = [0, 0];
    for (const reader of readers) {
      const margins = await reader.margins();
      if (!margins || margins.cells > 46) continue;
      if (margins.left < NEAR_END) before = Math.max(before, GROWTH * margins.cell);
      if (margins.right < NEAR_END) after = Math.max(after, GROWTH * margins.cell);
    }
    if (before === 0 && after === 0) break;
    left -= upsideDown ? after : before;
    right += upsideDown ? before : after;
    readers = readersOf();
  }
  return readers;
}

/** Upright or upside down first, by how the longest line reads. */
async function directions(picture: Pixels, view: BandView): Promise<boolean[]> {
  const [longest] = [...view.lines].sort((a, b) => b.right - b.left - (a.right - a.left));
  if (!longest) return [];
  const like = (upsideDown: boolean, line: BandLine) =>
    likeness(new LineReader(picture, view, line, upsideDown));
  return (await like(false, longest)) >= (await like(true, longest)) ? [false, true] : [true, false];
}

/** Two or three lines one after the other, the last ones first: an MRZ stands at the foot. */
function choices<T>(lines: readonly T[]): T[][] {
  const out: T[][] = [];
  for (let end = lines.length; end >= 2; end--) {
    if (end >= 3) out.push(lines.slice(end - 3, end));
    out.push(lines.slice(end - 2, end));
  }
  return out;
}
