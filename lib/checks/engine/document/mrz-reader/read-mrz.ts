import type { Pixels } from "../../text/pixels";
import type { TextRegion } from "../../text/text-regions";
import { type BandLine, type BandView, bandLines } from "./band-lines";
import { MRZ_CHARACTERS } from "./line-evidence";
import { type MrzBand, mrzBands } from "./mrz-bands";
import { type BandReading, LineReader, likeness, readLines, STYLES } from "./read-band";

export type FoundMrz = BandReading & { view: BandView; angle: number };

const MOST_BANDS = 5;
/** Lines less like one of an MRZ are not looked at further. */
const LIKE = 0.42;
/** Of each line of what is taken for an MRZ, this share of characters must have been seen as reported. */
const LEAST_AGREEMENT = 0.72;
const LEAST_CONFIDENCE = 0.55;
/** A character less sure than this is looked at in further presentations: no sum checks a name. */
const DOUBTFUL = 0.6;

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
        if (best?.parsed.valid && best.weakest > DOUBTFUL) return best;
      }
    }
    if (best) break;
  }
  return best;
}

/** Whether what was fitted was also seen: any picture fits a layout somehow. */
function isMrz({ parsed, corrections, fitted }: BandReading): boolean {
  return parsed.lines.every((text, line) => {
    const changed = corrections.filter((one) => one.line === line).length;
    const sure = fitted[line]?.places.map(({ probabilities }, i) => {
      return probabilities[MRZ_CHARACTERS.indexOf(text.charAt(i))] ?? 0;
    });
    const confidence = (sure ?? []).reduce((sum, value) => sum + value, 0) / text.length;
    return 1 - changed / text.length > LEAST_AGREEMENT && confidence > LEAST_CONFIDENCE;
  });
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
  const shaped = parallel(lines);
  const readersOf = () =>
    shaped.map((line) => new LineReader(picture, view, { ...line, left, right }, upsideDown));
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

/** Lines of one MRZ run alike: each as the longest does, as far off as it was found. */
function parallel(lines: readonly BandLine[]): BandLine[] {
  const [longest] = [...lines].sort((a, b) => b.right - b.left - (a.right - a.left));
  if (!longest) return [];
  return lines.map((line) => {
    const [from, to] = [Math.max(line.left, longest.left), Math.min(line.right, longest.right)];
    if (line === longest || to - from > 0.85 * (longest.right - longest.left) || to <= from) return line;
    const off = (share: number) => {
      const x = from + share * (to - from);
      return line.y(x) - longest.y(x);
    };
    const apart = (off(0.2) + off(0.5) + off(0.8)) / 3;
    return { ...line, y: (x) => longest.y(x) + apart };
  });
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
