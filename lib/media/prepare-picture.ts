import sharp from "sharp";
import { inDecodeTurn } from "./decode-turn";
import { refuseFile } from "./file-refusal";
import { MAX_PICTURE_BYTES, MAX_PIXELS, MAX_SIDE, MIN_SIDE } from "./media-limits";
import { sniffType } from "./sniff-type";

export type PreparedFile = {
  bytes: Buffer;
  contentType: "image/jpeg" | "application/pdf" | "text/yaml";
  width: number | null;
  height: number | null;
};

// libvips would keep decoded pictures of strangers in memory.
sharp.cache(false);

/**
 * A picture as it is stored: decoded and written anew as JPEG (so nothing but pixels survives: no metadata, no
 * second file hidden behind the picture), upright, at most 4,000 px
 * (or `maxSide`). Throws the DomainErrors of file-refusal.ts.
 */
export async function preparePicture(bytes: Buffer, maxSide = MAX_SIDE): Promise<PreparedFile> {
  if (bytes.length === 0) throw refuseFile("empty");
  if (bytes.length > MAX_PICTURE_BYTES) throw refuseFile("too_large");
  const type = sniffType(bytes);
  if (type === "heic") throw refuseFile("heic");
  if (type !== "jpeg" && type !== "png" && type !== "webp") throw refuseFile("unsupported_type");
  return inDecodeTurn(async () => {
    const { width, height, pages, format } = await readHeader(bytes);
    if (format !== type) throw refuseFile("damaged");
    if (width * height > MAX_PIXELS) throw refuseFile("too_many_pixels");
    if ((pages ?? 1) > 1) throw refuseFile("moving");
    if (Math.min(width, height) < MIN_SIDE) throw refuseFile("too_small");
    return encode(bytes, maxSide);
  });
}

// The limit is off for the header only, so that a bomb is told from a damaged file; it decodes nothing.
async function readHeader(bytes: Buffer) {
  try {
    return await sharp(bytes, { limitInputPixels: false, failOn: "error" }).metadata();
  } catch {
    throw refuseFile("damaged");
  }
}

async function encode(bytes: Buffer, maxSide: number): Promise<PreparedFile> {
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: "error" })
      .timeout({ seconds: 20 })
      .autoOrient()
      .resize({ width: maxSide, height: maxSide, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .toColourspace("srgb")
      .jpeg({ quality: 92, chromaSubsampling: "4:4:4" })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, contentType: "image/jpeg", width: info.width, height: info.height };
  } catch {
    throw refuseFile("damaged");
  }
}
