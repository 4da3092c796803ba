import sharp from "sharp";
import type { DecodedPicture } from "../text/decode-picture";
import type { TextRegion } from "../text/text-regions";
import type { Box, DocumentStep, PictureQuality, RecaptureSigns } from "./document-reading";
import { periodicPattern } from "./periodic-pattern";
import { pictureMetadata } from "./picture-metadata";

export type Upright = { turn: 0 | 90 | 180 | 270; tilt: number };

/** Width at which sharpness is measured, so that pictures of any size compare. */
const MEASURED_WIDTH = 1000;

/**
 * Measures one picture. The document is where its text is: pictures without any have no documentBox.
 * @param angle reading direction, radians; null: not known
 */
export async function pictureQuality(
  picture: DecodedPicture,
  step: DocumentStep,
  regions: readonly TextRegion[],
  angle: number | null,
): Promise<PictureQuality> {
  const { pixels, width, height } = picture;
  const documentBox = boxOf(regions, pixels.width, pixels.height);
  const view = await measuredView(picture, documentBox);
  const grey = view.data;
  const upright = angle === null ? null : uprightOf(angle);
  const long = regions.filter((region) => region.length > 3 * region.thickness);
  const heights = long.map(({ thickness }) => thickness / 1.6).sort((a, b) => a - b);
  const cutOffEdges = edgesTouched(long, pixels.width, pixels.height);
  return {
    ...{ step, width, height },
    turn: upright?.turn ?? null,
    tilt: upright?.tilt ?? null,
    documentBox,
    coverage: documentBox ? documentBox[2] * documentBox[3] : null,
    cutOff: cutOffEdges.length > 0,
    cutOffEdges,
    sharpness: sharpnessOf(grey, view.width, view.height),
    blurRatio: null,
    glare: view.glare,
    ...levelsOf(grey),
    textHeight:
      heights.length > 0
        ? round((heights[Math.floor(heights.length * 0.1)] ?? 0) * (width / pixels.width))
        : null,
    recapture: recaptureOf(picture),
    metadata: pictureMetadata(picture),
    chroma: view.chroma,
  };
}

const round = (value: number) => Math.round(value * 100) / 100;

/** The turn (clockwise) that brings text running at `angle` upright, and what tilt is left. */
function uprightOf(angle: number): Upright {
  const degrees = (-angle * 180) / Math.PI;
  const quarter = Math.round(degrees / 90);
  const turn = (((quarter * 90) % 360) + 360) % 360;
  return { turn: turn as Upright["turn"], tilt: round(degrees - quarter * 90) };
}

/** Round all text, with a margin such as documents have. */
function boxOf(regions: readonly TextRegion[], width: number, height: number): Box | null {
  const corners = regions.flatMap(({ center, length, thickness, angle }) => {
    const reach = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))] as const;
    const dx = (length * reach[0] + thickness * reach[1]) / 2;
    const dy = (length * reach[1] + thickness * reach[0]) / 2;
    return [
      [center[0] - dx, center[1] - dy],
      [center[0] + dx, center[1] + dy],
    ] as [number, number][];
  });
  if (corners.length < 4) return null;
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const margin = 0.05 * (Math.max(...xs) - Math.min(...xs));
  const share = (value: number, size: number) => Math.min(1, Math.max(0, value / size));
  const left = share(Math.min(...xs) - margin, width);
  const top = share(Math.min(...ys) - margin, height);
  return [
    left,
    top,
    share(Math.max(...xs) + margin, width) - left,
    share(Math.max(...ys) + margin, height) - top,
  ];
}

/** Edges of the picture that a line of text runs into. */
function edgesTouched(
  regions: readonly TextRegion[],
  width: number,
  height: number,
): PictureQuality["cutOffEdges"] {
  const touched = new Set<PictureQuality["cutOffEdges"][number]>();
  for (const { center, length, thickness, angle } of regions) {
    const near = 0.35 * thickness;
    for (const side of [-1, 1]) {
      const x = center[0] + (side * length * Math.cos(angle)) / 2;
      const y = center[1] + (side * length * Math.sin(angle)) / 2;
      if (x < near) touched.add("left");
      if (x > width - near) touched.add("right");
      if (y < near) touched.add("top");
      if (y > height - near) touched.add("bottom");
    }
  }
  return [...touched];
}

/** The document at MEASURED_WIDTH in grey, with what only colour tells. */
async function measuredView({ pixels }: DecodedPicture, box: Box | null) {
  const { width, height, data } = pixels;
  const [l, t, w, h] = box ?? [0, 0, 1, 1];
  const area = {
    left: Math.floor(l * width),
    top: Math.floor(t * height),
    width: Math.max(16, Math.floor(w * width)),
    height: Math.max(16, Math.floor(h * height)),
  };
  area.width = Math.min(area.width, width - area.left);
  area.height = Math.min(area.height, height - area.top);
  const out = await sharp(data, { raw: { width, height, channels: 3 } })
    .extract(area)
    .resize({ width: MEASURED_WIDTH })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const pixelsOut = out.info.width * out.info.height;
  const grey = new Uint8Array(pixelsOut);
  const burnt = new Uint8Array(pixelsOut);
  let chroma = 0;
  for (let i = 0; i < pixelsOut; i++) {
    const [r, g, b] = [out.data[i * 3] ?? 0, out.data[i * 3 + 1] ?? 0, out.data[i * 3 + 2] ?? 0];
    grey[i] = Math.round(0.299 * r + 0.587 * g + 0.114 * b);
    burnt[i] = r >= 250 && g >= 250 && b >= 250 ? 1 : 0;
    chroma += Math.max(r, g, b) - Math.min(r, g, b);
  }
  return {
    data: grey,
    width: out.info.width,
    height: out.info.height,
    chroma: round(chroma / pixelsOut),
    glare: glareOf(burnt, grey, out.info.width, out.info.height),
  };
}

/** Share of burnt-out 16-pixel tiles; paper that is white all over is no glare. */
function glareOf(burnt: Uint8Array, grey: Uint8Array, width: number, height: number): number {
  const tile = 16;
  let [full, all, light] = [0, 0, 0];
  for (let y = 0; y + tile <= height; y += tile) {
    for (let x = 0; x + tile <= width; x += tile) {
      let [count, sum] = [0, 0];
      for (let dy = 0; dy < tile; dy++) {
        for (let dx = 0; dx < tile; dx++) {
          count += burnt[(y + dy) * width + x + dx] ?? 0;
          sum += grey[(y + dy) * width + x + dx] ?? 0;
        }
      }
      all++;
      if (count > 0.95 * tile * tile) full++;
      else if (sum > 225 * tile * tile) light++;
    }
  }
  return all === 0 || full + light > 0.6 * all ? 0 : Math.round((full / all) * 1e4) / 1e4;
}

function sharpnessOf(grey: Uint8Array, width: number, height: number): number {
  let [sum, squares, count] = [0, 0, 0];
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      const value =
        4 * (grey[at] ?? 0) -
        (grey[at - 1] ?? 0) -
        (grey[at + 1] ?? 0) -
        (grey[at - width] ?? 0) -
        (grey[at + width] ?? 0);
      sum += value;
      squares += value * value;
      count++;
    }
  }
  return count === 0 ? 0 : round(squares / count - (sum / count) ** 2);
}

function levelsOf(grey: Uint8Array): { brightness: number; contrast: number } {
  const counts = new Uint32Array(256);
  let sum = 0;
  for (const value of grey) {
    counts[value] = (counts[value] ?? 0) + 1;
    sum += value;
  }
  const level = (share: number) => {
    let seen = 0;
    for (let value = 0; value < 256; value++) {
      seen += counts[value] ?? 0;
      if (seen >= share * grey.length) return value;
    }
    return 255;
  };
  return { brightness: round(sum / grey.length), contrast: level(0.95) - level(0.05) };
}

function recaptureOf({ pixels }: DecodedPicture): RecaptureSigns {
  const pattern = periodicPattern(pixels);
  return {
    moire: pattern ? round(pattern.peak) : 0,
    moireFrequency: pattern ? round(pattern.frequency) : null,
    frame: frameOf(pixels),
  };
}

/** Share of the picture's four edges along which a dark even strip runs, brighter inside. */
function frameOf({ width, height, data }: DecodedPicture["pixels"]): number {
  const deep = Math.max(2, Math.round(Math.min(width, height) * 0.02));
  const strip = (at: (i: number, d: number) => number, length: number) => {
    let [sum, squares, count] = [0, 0, 0];
    for (let i = 0; i < length; i += 3) {
      for (let d = 0; d < deep; d++) {
        const value = data[at(i, d) * 3 + 1] ?? 0;
        sum += value;
        squares += value * value;
        count++;
      }
    }
    const mean = sum / count;
    return mean < 45 && squares / count - mean * mean < 200 ? 1 : 0;
  };
  const edges =
    strip((i, d) => d * width + i, width) +
    strip((i, d) => (height - 1 - d) * width + i, width) +
    strip((i, d) => i * width + d, height) +
    strip((i, d) => i * width + width - 1 - d, height);
  return edges / 4;
}
