import { findFaces } from "./find-faces";
import { loadPicture } from "./load-picture";
import { type FractionBox, fractions } from "./measure-face";

const LONGEST = 1600;

/**
 * Whether a document shows a portrait, and where: the largest face, in fractions of the picture.
 * @throws InputError when the file cannot be opened as a picture
 */
export async function findPortrait(input: {
  document: Uint8Array;
}): Promise<{ faces: number; box: FractionBox | null }> {
  const picture = await loadPicture(input.document, LONGEST);
  const faces = await findFaces(picture, { anyWayUp: true });
  return { faces: faces.length, box: faces[0] ? fractions(faces[0].box, picture) : null };
}
