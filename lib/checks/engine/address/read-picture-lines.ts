import type { AddressLine } from "./address-reading";

export type PictureLines = {
  lines: AddressLine[];
  /** Each line's certainty, 0 to 1. */
  confidences: number[];
  /** Model file → SHA-256 (hex). */
  models: Record<string, string>;
};

/** The lines of text on a picture, as page `page` of a document. */
export async function readPictureLines(_picture: Buffer, _page: number): Promise<PictureLines> {
  throw new Error("the text reader has not landed");
}
