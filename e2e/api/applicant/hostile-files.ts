import { deflateSync } from "node:zlib";
import sharp from "sharp";

type Hostile = { name: string; bytes: Buffer; reason: string };

/** A plain picture, as a camera gives it. */
export const picture = (width = 1200, height = 800): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: "#7799bb" } })
    .jpeg()
    .toBuffer();

/** Files that must be refused, and why. Made here, so that nothing hostile lies in the repository. */
export async function hostileFiles(): Promise<Hostile[]> {
  const jpeg = await picture();
  const png = await sharp({ create: { width: 400, height: 300, channels: 4, background: "#fff" } })
    .png()
    .toBuffer();
  const noise = await sharp({
    create: {
      width: 900,
      height: 700,
      channels: 3,
      background: "#000",
      noise: { type: "gaussian", mean: 120, sigma: 60 },
    },
  })
    .jpeg()
    .toBuffer();
  const frames = await Promise.all(
    ["#f00", "#0f0", "#00f"].map((background) =>
      sharp({ create: { width: 200, height: 200, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  );
  const animated = await sharp(frames, { join: { animated: true } })
    .webp({ loop: 0, delay: [100, 100, 100] })
    .toBuffer();
  const gif = await sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer();
  return [
    { name: "0 bytes", bytes: Buffer.alloc(0), reason: "empty" },
    { name: "1 byte", bytes: Buffer.from([0xff]), reason: "unsupported_type" },
    { name: "plain text", bytes: Buffer.from("this is no picture at all"), reason: "unsupported_type" },
    {
      name: "HTML",
      bytes: Buffer.from("<html><script>alert(1)</script></html>"),
      reason: "unsupported_type",
    },
    {
      name: "SVG with a script",
      bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
      reason: "unsupported_type",
    },
    { name: "random bytes", bytes: Buffer.from(jpeg.toReversed()), reason: "unsupported_type" },
    { name: "JPEG signature only", bytes: pad(Buffer.from([0xff, 0xd8, 0xff, 0xe0])), reason: "damaged" },
    { name: "JPEG cut in the middle", bytes: noise.subarray(0, noise.length / 2), reason: "damaged" },
    { name: "JPEG cut in the header", bytes: noise.subarray(0, 120), reason: "damaged" },
    {
      name: "JPEG signature before HTML",
      bytes: signed("ffd8ffe0", "<script>alert(1)</script>"),
      reason: "damaged",
    },
    {
      name: "PNG signature before text",
      bytes: signed("89504e470d0a1a0a", "nothing follows"),
      reason: "damaged",
    },
    { name: "PNG cut in the middle", bytes: png.subarray(0, png.length - 60), reason: "damaged" },
    { name: "PNG with wrong checksums", bytes: flipped(png, png.length - 14), reason: "damaged" },
    { name: "PNG bomb, 50,000 x 50,000", bytes: pngOf(50_000, 50_000), reason: "too_many_pixels" },
    { name: "PNG bomb, 8,000 x 7,000", bytes: pngOf(8_000, 7_000), reason: "too_many_pixels" },
    { name: "PNG of no size", bytes: pngOf(0, 0), reason: "damaged" },
    { name: "WebP signature only", bytes: signed("52494646ffffff7f57454250", "VP8 "), reason: "damaged" },
    { name: "animated WebP", bytes: animated, reason: "moving" },
    { name: "animated GIF", bytes: gif, reason: "unsupported_type" },
    { name: "HEIC", bytes: signed("0000001866747970686569630000", "mif1heic"), reason: "heic" },
    { name: "AVIF", bytes: signed("0000001866747970617669660000", "mif1"), reason: "heic" },
    {
      name: "PDF where a picture is asked",
      bytes: Buffer.from("%PDF-1.7\n%%EOF and so on"),
      reason: "pdf_not_here",
    },
    { name: "TIFF", bytes: await sharp(png).tiff().toBuffer(), reason: "unsupported_type" },
    { name: "ZIP", bytes: signed("504b0304", "a.jpg and more bytes"), reason: "unsupported_type" },
    { name: "a picture of 20 x 20", bytes: await picture(20, 20), reason: "too_small" },
    {
      name: "more than 15 MB",
      bytes: Buffer.concat([jpeg, Buffer.alloc(15 * 1024 * 1024)]),
      reason: "too_large",
    },
  ];
}

const pad = (start: Buffer) => Buffer.concat([start, Buffer.alloc(64)]);
const signed = (hex: string, rest: string) => Buffer.concat([Buffer.from(hex, "hex"), Buffer.from(rest)]);

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 0xff;
  return copy;
}

/** A PNG that says it is this large and carries a kilobyte of compressed nothing. */
function pngOf(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.alloc(1_000_000))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, sum]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let i = 0; i < 8; i += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
