import sharp from "sharp";

/** Longest side, pixels: enough to choose by, too small to judge by. */
const SIDE = 256;

/** A small JPEG of a picture. What is no picture stays as it is. */
export async function thumbnail(file: {
  bytes: Buffer;
  contentType: string;
}): Promise<{ bytes: Buffer; contentType: string }> {
  if (!file.contentType.startsWith("image/")) return file;
  const bytes = await sharp(file.bytes, { limitInputPixels: 50_000_000 })
    .resize(SIDE, SIDE, { fit: "inside", withoutEnlargement: true })
    .jpeg({ quality: 72 })
    .toBuffer();
  return { bytes, contentType: "image/jpeg" };
}
