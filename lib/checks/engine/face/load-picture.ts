import sharp from "sharp";
import { InputError } from "../input-error";
import type { Pixels } from "./pixels";

const MOST_PIXELS = 50_000_000;
const LEAST_SIDE = 32;

export type LoadedPicture = Pixels & {
  /** Pixels of the file for one pixel here. */
  scale: number;
};

/**
 * A picture file's pixels, upright, sRGB, transparency on grey, no side above `longest`.
 * @throws InputError empty_file, unsupported_type, too_many_pixels, image_too_small, unreadable_image
 */
export async function loadPicture(file: Uint8Array, longest: number): Promise<LoadedPicture> {
  if (file.length === 0) throw new InputError("empty_file", "The file is empty.");
  const open = () => sharp(file, { limitInputPixels: MOST_PIXELS, failOn: "error", pages: 1 });
  try {
    const about = await open().metadata();
    if (!["jpeg", "png", "webp", "tiff", "gif"].includes(about.format)) throw unsupported();
    if (Math.min(about.width, about.height) < LEAST_SIDE) {
      throw new InputError("image_too_small", "The picture is too small to show anything.");
    }
    const { data, info } = await open()
      .autoOrient()
      .resize({ width: longest, height: longest, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#808080" })
      .toColourspace("srgb")
      .raw({ depth: "uchar" })
      .toBuffer({ resolveWithObject: true });
    const scale = Math.max(about.width, about.height) / Math.max(info.width, info.height);
    return { data: threeChannels(data, info.channels), width: info.width, height: info.height, scale };
  } catch (error) {
    if (error instanceof InputError) throw error;
    const { message } = error as Error;
    if (/pixel limit/i.test(message)) {
      throw new InputError("too_many_pixels", "The picture has too many pixels (50 million at most).");
    }
    if (/unsupported image format/i.test(message)) throw unsupported();
    throw new InputError("unreadable_image", "The picture is damaged and cannot be opened.");
  }
}

const unsupported = () =>
  new InputError("unsupported_type", "This kind of file cannot be read. Send a JPEG, PNG or WebP picture.");

function threeChannels(data: Buffer, channels: number): Uint8Array {
  if (channels === 3) return new Uint8Array(data);
  const out = new Uint8Array((data.length / channels) * 3);
  for (let i = 0; i * channels < data.length; i += 1) {
    for (let c = 0; c < 3; c += 1) out[i * 3 + c] = data[i * channels + (channels > 2 ? c : 0)] ?? 0;
  }
  return out;
}
