import { decodePicture } from "../text/decode-picture";
import { readText } from "../text/read-text";
import { textModels } from "../text/text-models";
import type { AddressLine } from "./address-reading";

export type PictureLines = {
  lines: AddressLine[];
  /** Each line's certainty, 0 to 1. */
  confidences: number[];
  /** Model file → SHA-256 (hex). */
  models: Record<string, string>;
};

/** The lines of text on a picture, as page `page` of a document. */
export async function readPictureLines(picture: Buffer, page: number): Promise<PictureLines> {
  const { pixels } = await decodePicture(picture);
  const lines = await readText(pixels, { side: 1600 });
  return {
    lines: lines.map(({ text, box }) => ({ text, page, box })),
    confidences: lines.map(({ confidence }) => confidence),
    models: (await textModels()).hashes,
  };
}
