import { faceApi } from "./face-api";
import type { Box, Pixels, Point } from "./pixels";
import { tensorFlow } from "./tensors";
import { cutPixels, type Turns, turnBoxBack, turnPixels } from "./turn-pixels";
import { uprightTurns } from "./upright-turns";

export type FoundFace = {
  /** In pixels of the picture as given. */
  box: Box;
  /** Of the detector, 0 to 1. */
  score: number;
  /** The 68 landmarks, in pixels of `upright`. */
  points: Point[];
  /** The picture turned so that the face stands upright. */
  upright: Pixels;
};

const LEAST_SCORE = 0.4;
/** In a part of a picture, where more is taken for a face that is none. */
const SURE = 0.8;
const MOST_FACES = 10;

/**
 * Faces of a picture, largest first. Of a document (`anyWayUp`) every way up is looked at, and a picture that shows
 * none also in overlapping quarters enlarged: the detector sees 512 × 512 pixels, and a small portrait is lost there.
 */
export async function findFaces(picture: Pixels, options: { anyWayUp: boolean }): Promise<FoundFace[]> {
  if (!options.anyWayUp) return detect(picture, 0);
  for (const turns of [0, 1, 3] as const) {
    const found = await detect(picture, turns);
    const [largest] = found;
    if (!largest) continue;
    const more = await uprightTurns(picture, largest.box);
    if (more === turns) return found;
    const upright = await detect(picture, more);
    return upright.length > 0 ? upright : found;
  }
  return inQuarters(picture);
}

const surest = (faces: FoundFace[]): number => Math.max(0, ...faces.map((face) => face.score));

async function detect(picture: Pixels, turns: Turns): Promise<FoundFace[]> {
  const [tf, api] = [await tensorFlow(), await faceApi()];
  const upright = turnPixels(picture, turns);
  const tensor = tf.tensor3d(upright.data, [upright.height, upright.width, 3], "int32");
  try {
    const options = new api.SsdMobilenetv1Options({ minConfidence: LEAST_SCORE, maxResults: MOST_FACES });
    const found = await api.detectAllFaces(tensor as never, options).withFaceLandmarks();
    return found
      .map(({ detection, landmarks }) => {
        const { left, top, width, height } = detection.box;
        const box = turnBoxBack({ left, top, width, height }, turns, picture.width, picture.height);
        const points = landmarks.positions.map(({ x, y }) => ({ x, y }));
        return { box, score: detection.score, points, upright };
      })
      .sort((a, b) => area(b.box) - area(a.box));
  } finally {
    tensor.dispose();
  }
}

const area = (box: Box): number => box.width * box.height;

/** Four overlapping parts, each 60 % of the sides; boxes are told in the whole picture. */
async function inQuarters(picture: Pixels): Promise<FoundFace[]> {
  const [width, height] = [Math.floor(picture.width * 0.6), Math.floor(picture.height * 0.6)];
  for (const top of [0, picture.height - height]) {
    for (const left of [0, picture.width - width]) {
      const found = await detect(cutPixels(picture, { left, top, width, height }), 0);
      if (surest(found) >= SURE) {
        return found.map((face) => ({
          ...face,
          box: { ...face.box, left: face.box.left + left, top: face.box.top + top },
        }));
      }
    }
  }
  return [];
}
