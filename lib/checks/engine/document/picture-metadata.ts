import type { DecodedPicture } from "../text/decode-picture";
import type { MetadataSigns } from "./document-reading";

const EDITORS = [
  ...[
    "Photoshop",
    "GIMP",
    "Affinity",
    "Lightroom",
    "Pixelmator",
    "Canva",
    "Snapseed",
    "PicsArt",
    "Paint.NET",
  ],
  ...["Illustrator", "CorelDRAW", "Inkscape", "Procreate", "Figma", "Facetune", "Photopea"],
];
/** Displays whose exact size a screenshot has; longer side first. */
const DISPLAYS = new Set([
  ...["1920x1080", "2560x1440", "3840x2160", "1366x768", "1440x900", "2560x1600", "2880x1800", "3024x1964"],
  ...["2532x1170", "2556x1179", "2796x1290", "2778x1284", "2436x1125", "1792x828", "2688x1242", "1334x750"],
  ...["2400x1080", "2340x1080", "2280x1080", "3200x1440", "3120x1440", "2732x2048", "2360x1640", "2048x1536"],
]);

/** What a file says about itself. No value of its metadata is kept but an editor's name from the list above. */
export function pictureMetadata(picture: DecodedPicture): MetadataSigns {
  const { exif, xmp, comments, format, width, height } = picture;
  const written = [exif?.toString("latin1") ?? "", xmp ?? "", ...comments].join("\n");
  const hasCamera = exif !== null && hasTag(exif, 0x010f) && hasTag(exif, 0x0110);
  const size = `${Math.max(width, height)}x${Math.min(width, height)}`;
  const editor = EDITORS.find((name) => written.toLowerCase().includes(name.toLowerCase())) ?? null;
  const saysSo = /screenshot|screen shot|snipping|screencapture/i.test(written);
  return {
    format,
    hasCamera,
    editor,
    screenshot: saysSo || (!hasCamera && format === "png" && DISPLAYS.has(size)),
  };
}

/** Whether the first directory of an EXIF block has a tag. */
function hasTag(exif: Buffer, tag: number): boolean {
  const start = exif.indexOf("Exif\0\0") === 0 ? 6 : 0;
  const order = exif.toString("latin1", start, start + 2);
  if (order !== "II" && order !== "MM") return false;
  const little = order === "II";
  const short = (at: number) => (little ? exif.readUInt16LE(at) : exif.readUInt16BE(at));
  const long = (at: number) => (little ? exif.readUInt32LE(at) : exif.readUInt32BE(at));
  if (start + 8 > exif.length) return false;
  const directory = start + long(start + 4);
  if (directory + 2 > exif.length) return false;
  const entries = short(directory);
  for (let i = 0; i < entries; i++) {
    const at = directory + 2 + i * 12;
    if (at + 12 > exif.length) return false;
    if (short(at) === tag) return true;
  }
  return false;
}
