import { chipQuality } from "./chip-quality";
import { type Descriptor, describeFace } from "./describe-face";
import { type FoundFace, findFaces } from "./find-faces";
import { type LoadedPicture, loadPicture } from "./load-picture";
import type { Box, Pixels, Point } from "./pixels";

/** Left, top, width, height as fractions of the picture. */
export type FractionBox = [left: number, top: number, width: number, height: number];

export type FaceMeasures = {
  box: FractionBox;
  /** The detector's certainty, 0 to 1. */
  score: number;
  /** Between the centres of the eyes, in pixels of the file. */
  eyeDistance: number;
  /** See chipQuality. */
  brightness: number;
  contrast: number;
  sharpness: number;
};

/** The faces of one picture: the largest measured, the others by place and size only. */
export type PictureFaces = {
  face: FaceMeasures | null;
  others: { box: FractionBox; score: number /** Area over that of the largest. */; size: number }[];
};

/** What stays inside the engine. */
export type PrivateFace = PictureFaces & { descriptor: Descriptor | null; chip: Pixels | null };

const LONGEST = 1600;

/**
 * Finds and measures the largest face of a picture file.
 * @param anyWayUp documents are photographed turned; a selfie is upright by its EXIF orientation
 */
export async function measureFace(file: Uint8Array, options: { anyWayUp: boolean }): Promise<PrivateFace> {
  const picture = await loadPicture(file, LONGEST);
  const [largest, ...rest] = await findFaces(picture, options);
  if (!largest) return { face: null, others: [], descriptor: null, chip: null };
  const { descriptor, chip } = await describeFace(largest.upright, largest.points);
  return {
    face: {
      ...{ box: fractions(largest.box, picture), score: round(largest.score, 3) },
      ...{ eyeDistance: round(eyeDistance(largest) * picture.scale, 1), ...rounded(chipQuality(chip)) },
    },
    others: rest.map((face) => ({
      ...{ box: fractions(face.box, picture), score: round(face.score, 3) },
      size: round((face.box.width * face.box.height) / (largest.box.width * largest.box.height), 3),
    })),
    ...{ descriptor, chip },
  };
}

/** Number rounded to `digits` places: measurements are stored and must not depend on the last bit. */
export const round = (value: number, digits: number): number => Number(value.toFixed(digits));

const rounded = (quality: ReturnType<typeof chipQuality>) => ({
  brightness: round(quality.brightness, 1),
  contrast: round(quality.contrast, 1),
  sharpness: round(quality.sharpness, 4),
});

/** A box in pixels as fractions of its picture, within it. */
export function fractions(box: Box, { width, height }: Pick<LoadedPicture, "width" | "height">): FractionBox {
  const within = (value: number) => Math.min(1, Math.max(0, value));
  const [left, top] = [within(box.left / width), within(box.top / height)];
  const [right, bottom] = [within((box.left + box.width) / width), within((box.top + box.height) / height)];
  return [round(left, 4), round(top, 4), round(right - left, 4), round(bottom - top, 4)];
}

function eyeDistance({ points }: FoundFace): number {
  const centre = (from: number): Point => {
    const eye = points.slice(from, from + 6);
    return {
      x: eye.reduce((sum, p) => sum + p.x, 0) / 6,
      y: eye.reduce((sum, p) => sum + p.y, 0) / 6,
    };
  };
  const [right, left] = [centre(36), centre(42)];
  return Math.hypot(left.x - right.x, left.y - right.y);
}
