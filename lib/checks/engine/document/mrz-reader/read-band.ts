import type { MrzFormat } from "../../mrz/mrz";
import type { Pixels } from "../../text/pixels";
import type { BandLine, BandView } from "./band-lines";
import { type CharacterGrid, characterGrid } from "./character-grid";
import { type FittedLine, fitLine } from "./fit-line";
import { fuseLines } from "./fuse-lines";
import { lineClasses } from "./line-classes";
import { type LineEvidence, lineEvidence, MRZ_CHARACTERS } from "./line-evidence";
import { lineStrip, type StripStyle, stripRoom } from "./line-strip";
import { type SettledMrz, settleCharacters } from "./settle-characters";

/** Presentations of a line; `pitch`: pixels from character to character on the strip, once their distance is known. */
export const STYLES: readonly (StripStyle & { pitch: number })[] = [
  { tall: 3.3, contrast: true, pitch: 16 },
  { tall: 3.6, contrast: false, pitch: 15 },
  { tall: 2.9, contrast: true, pitch: 17 },
  { tall: 3.4, contrast: true, sharpen: true, pitch: 18 },
  { tall: 4.2, contrast: true, pitch: 14 },
  { tall: 2.6, contrast: false, pitch: 13 },
];
/** Steps of the line reader are this many pixels. */
const STEP = 4;

export type BandReading = SettledMrz & {
  fitted: FittedLine[];
  lines: BandLine[];
  upsideDown: boolean;
  quality: number;
  /** Mean distance of characters from their cells. */
  deviation: number;
};

type Seen = { evidence: LineEvidence; grid: CharacterGrid };

/** One line of a band, read in more and more styles as they are asked for. */
export class LineReader {
  private readonly read: (Seen | null)[] = [];
  /** Width of the strip relative to its true proportions for one pixel of pitch. */
  private widthForPitch: number | null = null;

  constructor(
    private readonly picture: Pixels,
    private readonly view: BandView,
    readonly line: BandLine,
    private readonly upsideDown: boolean,
  ) {}

  /** What `styles` presentations showed; those without a regular line of characters are left out. */
  async seen(styles: number): Promise<Seen[]> {
    while (this.read.length < styles) {
      const style = STYLES[this.read.length];
      if (!style) break;
      this.read.push(await this.look(style));
    }
    return this.read.slice(0, styles).filter((one) => one !== null);
  }

  /**
   * Cells between the text's ends and the strip's: where they are few, text may go on outside. Null: no text.
   * `cell`: width of one in band widths.
   */
  async margins(): Promise<{ left: number; right: number; cell: number; cells: number } | null> {
    const [first] = await this.seen(1);
    if (!first) return null;
    const { grid, evidence } = first;
    const sure = grid.seen.filter(({ probability }) => probability > 0.5);
    const [start, end] = [sure[0]?.cell ?? 0, sure.at(-1)?.cell ?? 0];
    const left = grid.at(start) / grid.pitch;
    const right = (evidence.steps - grid.at(end)) / grid.pitch;
    const span = this.line.right - this.line.left + 2 * stripRoom(this.view, this.line);
    return { left, right, cells: end - start + 1, cell: (span * grid.pitch) / evidence.steps };
  }

  private async look(style: StripStyle & { pitch: number }): Promise<Seen | null> {
    const wide = this.widthForPitch === null ? 1 : (this.widthForPitch * style.pitch * style.tall) / 3.3;
    const strip = lineStrip(this.picture, this.view, this.line, style, wide, this.upsideDown);
    const evidence = await lineEvidence(strip);
    const grid = characterGrid(evidence);
    if (!grid) return null;
    if (this.widthForPitch !== null) return { evidence, grid };
    const pitch = grid.pitch * STEP;
    this.widthForPitch = wide / pitch / (style.tall / 3.3);
    // Much wider or narrower spaced than the reader is used to: look again before believing.
    return pitch < 13 || pitch > 19 ? this.look(style) : { evidence, grid };
  }
}

/** How much a line looks like one of an MRZ, 0 to 1: long, sure, evenly spaced, with fillers or digits. */
export async function likeness(reader: LineReader): Promise<number> {
  const [first] = await reader.seen(1);
  if (!first) return 0;
  const { grid } = first;
  const text = grid.seen.map(({ k }) => MRZ_CHARACTERS.charAt(k - 1)).join("");
  const fillers = Math.min(1, (text.match(/</g)?.length ?? 0) / 3);
  const digits = Math.min(1, (text.match(/\d/g)?.length ?? 0) / 8);
  const even = Math.max(0, 1 - 3 * Math.max(0, grid.deviation - 0.05));
  return grid.confidence * even * Math.min(1, grid.cells / 27) * (0.4 + 0.6 * Math.max(fillers, digits));
}

/** Reads lines (two or three, in order) as every format with so many, each line in `styles` presentations. */
export async function readLines(
  readers: readonly LineReader[],
  styles: number,
  now: Date,
  upsideDown: boolean,
): Promise<BandReading | null> {
  const formats: MrzFormat[] = readers.length === 3 ? ["TD1"] : ["TD3", "MRV-A", "TD2", "MRV-B"];
  const seen: Seen[][] = [];
  for (const reader of readers) seen.push(await reader.seen(styles));
  const deviation = Math.max(...seen.map((one) => Math.min(...one.map(({ grid }) => grid.deviation))));
  let best: BandReading | null = null;
  for (const format of formats) {
    const classes = lineClasses(format);
    const lines = seen.flatMap((variants, line) => {
      const allowed = classes[line] ?? [];
      const fits = variants.flatMap(({ evidence, grid }) => fitLine(evidence, grid, allowed) ?? []);
      return fits.length > 0 ? [fuseLines(fits)] : [];
    });
    if (lines.length < readers.length || isOtherKind(format, lines)) continue;
    const settled = settleCharacters(format, lines, now);
    if (!settled) continue;
    const quality = qualityOf(settled, lines);
    if (!best || quality > best.quality) {
      best = {
        ...settled,
        fitted: lines,
        lines: readers.map(({ line }) => line),
        upsideDown,
        quality,
        deviation,
      };
    }
  }
  return best;
}

/** A visa begins with a V that was seen. */
const isOtherKind = (format: MrzFormat, [first]: readonly FittedLine[]): boolean =>
  format.startsWith("MRV") && (first?.places[0]?.probabilities[MRZ_CHARACTERS.indexOf("V")] ?? 0) < 0.2;

/** Orders readings: how well what was seen fits the layout first, then the check digits. */
function qualityOf({ parsed, confidence }: SettledMrz, lines: readonly FittedLine[]): number {
  const right = parsed.checkDigits.filter(({ valid }) => valid).length / parsed.checkDigits.length;
  const fit = lines.reduce((sum, { score }) => sum + score, 0) / lines.length;
  const known = (parsed.fields.issuingStateKnown ? 0.5 : 0) + (parsed.fields.nationalityKnown ? 0.5 : 0);
  return right + (parsed.valid ? 1 : 0) + known + 2 * confidence + 2 * Math.max(-3, fit);
}
