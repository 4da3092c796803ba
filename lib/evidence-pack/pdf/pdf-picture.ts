import sharp from "sharp";
import type { PackCapture } from "../pack-format";

/** A picture as a PDF can hold it (JPEG), or null when there is none to draw. */
export async function pdfPicture(capture: PackCapture): Promise<Buffer | null> {
  if (capture.data === undefined || !capture.content_type.startsWith("image/")) return null;
  const bytes = Buffer.from(capture.data, "base64");
  return capture.content_type === "image/jpeg" ? bytes : sharp(bytes).jpeg({ quality: 90 }).toBuffer();
}
