export type SniffedType = "jpeg" | "png" | "webp" | "pdf" | "heic" | "other";

const HEIF_BRANDS = ["heic", "heix", "hevc", "heim", "heis", "mif1", "msf1", "avif"];

/** What a file is by its first bytes; its name and Content-Type are not asked. */
export function sniffType(bytes: Buffer): SniffedType {
  const ascii = (from: number, to: number) => bytes.toString("latin1", from, to);
  if (bytes.length < 12) return "other";
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return "jpeg";
  if (ascii(0, 8) === "\x89PNG\r\n\x1a\n") return "png";
  if (ascii(0, 4) === "RIFF" && ascii(8, 12) === "WEBP") return "webp";
  if (ascii(0, 5) === "%PDF-") return "pdf";
  if (ascii(4, 8) === "ftyp" && HEIF_BRANDS.includes(ascii(8, 12))) return "heic";
  return "other";
}
