import { type DecodedPicture, decodePicture } from "../text/decode-picture";
import { readRegion } from "../text/read-text";
import { directionAt, textDirection } from "../text/text-direction";
import { textMask } from "../text/text-mask";
import { textModels } from "../text/text-models";
import { type TextRegion, textRegions } from "../text/text-regions";
import { documentKind } from "./document-kind";
import type { Box, DocumentReading, DocumentStep, MrzReading, PictureQuality } from "./document-reading";
import { mrzLineModel } from "./mrz-reader/mrz-line-model";
import { type FoundMrz, readMrz } from "./mrz-reader/read-mrz";
import { pictureQuality } from "./picture-quality";
import { type PlacedLine, visualZone } from "./visual-zone";

/** Raised with every change that can change a reading. */
const VERSION = "1.0.0";
/** Sizes at which text is looked for, until an MRZ is read with right check digits. */
const SIDES = [960, 1600];
const MOST_LINES = 28;

/** Pictures of one document, as uploaded (any format sharp reads). */
type DocumentPictures = {
  front: Uint8Array;
  back?: Uint8Array | undefined;
  /** Decides centuries; today unless given. */
  now?: Date | undefined;
  /** Leave the visual zone out: the MRZ and the pictures' quality alone (faster). */
  mrzOnly?: boolean | undefined;
};

type Side = {
  step: DocumentStep;
  picture: DecodedPicture;
  regions: TextRegion[];
  mrz: FoundMrz | null;
  angle: number | null;
};

/**
 * Reads one document from its pictures: MRZ, visual zone and what was measured of each picture. Judges nothing.
 * @throws InputError when a picture cannot be opened
 */
export async function readDocument({
  front,
  back,
  now = new Date(),
  mrzOnly = false,
}: DocumentPictures): Promise<DocumentReading> {
  const timings: Record<string, number> = {};
  const timed = async <T>(stage: string, work: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    const done = await work();
    timings[stage] = Math.round((timings[stage] ?? 0) + performance.now() - began);
    return done;
  };
  const sides: Side[] = [];
  for (const [step, file] of [
    ["document_front", front],
    ["document_back", back],
  ] as const) {
    if (!file) continue;
    const picture = await timed("decode", () => decodePicture(Buffer.from(file)));
    sides.push(await timed("mrz", () => readSide(step, picture, now)));
  }
  const best = bestSide(sides);
  const mrz = best?.mrz ? mrzReading(best.mrz, best) : null;
  const lines: PlacedLine[] = [];
  const pictures: PictureQuality[] = [];
  for (const side of sides) {
    if (!mrzOnly) lines.push(...(await timed("text", () => visualLines(side))));
    pictures.push(
      await timed("quality", () => pictureQuality(side.picture, side.step, side.regions, side.angle)),
    );
  }
  return {
    mrz,
    visual: visualZone(lines, mrz),
    documentType: documentKind(
      mrz,
      lines.map(({ text }) => text),
    ),
    pictures,
    engine: {
      ...{ name: "veridesk-document", version: VERSION },
      models: { ...(await textModels()).hashes, ...(await mrzLineModel()).hashes },
    },
    timings,
  };
}

async function readSide(step: DocumentStep, picture: DecodedPicture, now: Date): Promise<Side> {
  const { pixels } = picture;
  let first: TextRegion[] | null = null;
  let best: FoundMrz | null = null;
  for (const side of SIDES) {
    const regions = textRegions(await textMask(pixels, side));
    first ??= regions;
    const found = await readMrz(pixels, regions, now);
    if (found && (!best || found.parsed.valid || found.quality > best.quality)) best = found;
    if (best?.parsed.valid) break;
  }
  const angle = best ? best.angle + (best.upsideDown ? Math.PI : 0) : null;
  return { step, picture, regions: first ?? [], mrz: best, angle };
}

/** The side whose MRZ is the document's: a right one before a wrong one. */
function bestSide(sides: readonly Side[]): Side | null {
  const merit = ({ mrz }: Side) => (mrz ? mrz.quality + (mrz.parsed.valid ? 100 : 0) : -1);
  const [best] = [...sides].filter(({ mrz }) => mrz).sort((a, b) => merit(b) - merit(a));
  return best ?? null;
}

/** Text outside the MRZ, longest lines first where there are too many. */
async function visualLines(side: Side): Promise<PlacedLine[]> {
  const { pixels } = side.picture;
  const band = side.mrz ? bandBox(side.mrz, pixels) : null;
  const regions = side.regions.filter(({ center }) => !band || !inside(center, band, pixels));
  const wanted = [...regions].sort((a, b) => b.length - a.length).slice(0, MOST_LINES);
  const direction = side.angle === null ? await textDirection(pixels, wanted) : directionAt(side.angle);
  side.angle ??= wanted.length > 0 ? direction.angle : null;
  const lines: PlacedLine[] = [];
  for (const region of wanted) {
    const line = await readRegion(pixels, region, direction);
    if (line.text === "" || line.confidence < 0.6) continue;
    const [a, b, , d] = line.quad;
    lines.push({
      ...line,
      ...direction.place(a),
      length: Math.hypot(b[0] - a[0], b[1] - a[1]),
      height: Math.hypot(d[0] - a[0], d[1] - a[1]),
      step: side.step,
    });
  }
  return lines.sort((a, b) => a.down - b.down || a.along - b.along);
}

const inside = (
  [x, y]: readonly [number, number],
  [l, t, w, h]: Box,
  { width, height }: { width: number; height: number },
) => x / width >= l && x / width <= l + w && y / height >= t && y / height <= t + h;

/** The MRZ's lines as an upright rectangle. */
function bandBox({ view, lines }: FoundMrz, { width, height }: { width: number; height: number }): Box {
  const points = lines.flatMap(({ left, right, y, height: tall }) =>
    [left, right].flatMap((x) => [-1, 1].map((side) => view.toPicture(x, y(x) + side * tall(x)))),
  );
  const share = (value: number, size: number) => Math.min(1, Math.max(0, value / size));
  const xs = points.map(([x]) => share(x, width));
  const ys = points.map(([, y]) => share(y, height));
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return [left, top, Math.max(...xs) - left, Math.max(...ys) - top];
}

function mrzReading(found: FoundMrz, { step, picture }: Side): MrzReading {
  const { parsed, view, lines, deviation, corrections, confidence, weakest } = found;
  const scale = picture.width / picture.pixels.width;
  const thick = lines.map(({ height }) => height(0.5) * view.height * scale);
  return {
    ...parsed,
    corrections,
    ...{ confidence, weakest },
    // The detector marks about six tenths of a capital's height.
    characterHeight: Math.round((Math.min(...thick) / 0.6) * 10) / 10,
    pitchDeviation: Math.round(deviation * 1000) / 1000,
    step,
    box: bandBox(found, picture.pixels),
  };
}
