import { createHash } from "node:crypto";
import { distanceOf } from "./describe-face";
import { type EngineModels, faceEngine } from "./face-engine-stamp";
import { measureFace, type PictureFaces, type PrivateFace, round } from "./measure-face";
import { pictureLikeness } from "./picture-likeness";

export type FaceComparison = {
  document: PictureFaces;
  selfie: PictureFaces;
  /** Euclidean distance of the two descriptors; null when a picture shows no face. The descriptors are gone. */
  distance: number | null;
  /** Whether both are one photograph. */
  samePicture: { identicalFiles: boolean; likeness: number | null };
  engine: EngineModels;
};

/**
 * Compares the largest face of a document with the largest of a selfie.
 * @throws InputError when a file cannot be opened as a picture
 */
export async function compareFaces(input: {
  document: Uint8Array;
  selfie: Uint8Array;
}): Promise<FaceComparison> {
  const document = await measureFace(input.document, { anyWayUp: true });
  const selfie = await measureFace(input.selfie, { anyWayUp: false });
  return {
    ...comparison(document, selfie, identical(input.document, input.selfie)),
    engine: await faceEngine(),
  };
}

/** What may leave the engine of two measured pictures: no descriptor, no pixels. */
export function comparison(
  document: PrivateFace,
  selfie: PrivateFace,
  identicalFiles: boolean,
): Omit<FaceComparison, "engine"> {
  const both = document.descriptor && selfie.descriptor;
  return {
    document: { face: document.face, others: document.others },
    selfie: { face: selfie.face, others: selfie.others },
    distance: both && document.descriptor ? round(distanceOf(document.descriptor, both), 4) : null,
    samePicture: {
      identicalFiles,
      likeness: document.chip && selfie.chip ? round(pictureLikeness(document.chip, selfie.chip), 3) : null,
    },
  };
}

export function identical(a: Uint8Array, b: Uint8Array): boolean {
  const hash = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
  return a.length === b.length && hash(a) === hash(b);
}
