import sharp from "sharp";
import { InputError } from "../input-error";
import type { Pixels } from "./pixels";

/** Decoding costs memory by the pixel, whatever the file's size. */
const MOST_PIXELS = 50_000_000;
/** More brings no better reading of a document that fills the picture, only time. */
const LONGEST_SIDE = 3600;
const SHORTEST_SIDE = 64;
const FORMATS = new Set(["jpeg", "png", "webp", "tiff", "gif", "avif"]);

export type DecodedPicture = {
  pixels: Pixels;
  /** As given, EXIF orientation applied; `pixels` may be smaller. */
  width: number;
  height: number;
  format: string;
  exif: Buffer | null;
  xmp: string | null;
  /** PNG text chunks. */
  comments: string[];
};

/**
 * A picture file's pixels, upright by its EXIF orientation, 8-bit sRGB, transparency on white, first page only.
 * @throws InputError empty_file, unsupported_type, too_many_pixels, image_too_small, unreadable_image
 */
export async function decodePicture(file: Buffer): Promise<DecodedPicture> {
  if (file.length === 0) throw new InputError("empty_file", "The file is empty.");
  refuseByName(file);
  const input = () => sharp(file, { limitInputPixels: MOST_PIXELS, failOn: "error", pages: 1 });
  const about = await input()
    .metadata()
    .catch((error: Error) => {
      throw refusal(error);
    });
  // librsvg and pdfium would follow what a drawing says; a photograph needs neither.
  if (!FORMATS.has(about.format === "heif" && about.compression === "av1" ? "avif" : about.format)) {
    throw new InputError(
      "unsupported_type",
      "This kind of file cannot be read. Send a JPEG, PNG or WebP picture.",
    );
  }
  const turned = (about.orientation ?? 1) >= 5;
  const [width, height] = turned ? [about.height, about.width] : [about.width, about.height];
  if (width * height > MOST_PIXELS) {
    throw new InputError("too_many_pixels", "The picture has too many pixels (50 million at most).");
  }
  if (Math.min(width, height) < SHORTEST_SIDE) {
    throw new InputError("image_too_small", "The picture is too small to show anything.");
  }
  const { data, info } = await input()
    .autoOrient()
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: "inside", withoutEnlargement: true })
    .flatten({ background: "white" })
    .toColourspace("srgb")
    .removeAlpha()
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true })
    .catch((error: Error) => {
      throw refusal(error);
    });
  return {
    pixels: { width: info.width, height: info.height, data: threeChannels(data, info.channels) },
    width,
    height,
    format: about.format,
    exif: about.exif ?? null,
    xmp: about.xmp?.toString("utf8") ?? null,
    comments: (about.comments ?? []).map(({ keyword, text }) => `${keyword}: ${text}`),
  };
}

function threeChannels(data: Buffer, channels: number): Uint8Array {
  if (channels === 3) return new Uint8Array(data.buffer, data.byteOffset, data.length);
  const pixels = data.length / channels;
  const out = new Uint8Array(pixels * 3);
  for (let i = 0; i < pixels; i++) out.fill(data[i * channels] ?? 0, i * 3, i * 3 + 3);
  return out;
}

function refuseByName(file: Buffer): void {
  const start = file.subarray(0, 16).toString("latin1");
  if (start.startsWith("%PDF")) {
    throw new InputError(
      "unsupported_type",
      "This is a PDF. A document's picture is read from JPEG, PNG or WebP: photograph it or export the page.",
    );
  }
  if (/^....ftyp(hei|hev|mif1|msf1)/s.test(start)) {
    throw new InputError(
      "unsupported_type",
      "This is a HEIC picture, which cannot be read here. Save it as JPEG and send that.",
    );
  }
}

function refusal(error: Error): InputError {
  if (/pixel limit/i.test(error.message)) {
    return new InputError("too_many_pixels", "The picture has too many pixels (50 million at most).");
  }
  if (/unsupported image format/i.test(error.message)) {
    return new InputError(
      "unsupported_type",
      "This kind of file cannot be read. Send a JPEG, PNG or WebP picture.",
    );
  }
  return new InputError("unreadable_image", "The picture is damaged and cannot be opened.");
}
