/** What a small copy of a picture shows, in numbers. */
export type Measures = {
  /** Variance of the Laplacian of the grey values (0 to 255): low means blurred. */
  sharpness: number;
  /** Mean grey value. */
  brightness: number;
  /** Share of blocks that are blown out although most of the picture is not. */
  blownBlocks: number;
  /** Where there are edges, in fractions of the picture; null: nowhere. */
  extent: { left: number; top: number; right: number; bottom: number } | null;
  /** Share of pixels around the middle that have a colour skin can have (chroma only: any skin). */
  skin: number;
};

const BLOCK = 16;
const EDGE = 48;

/** Measures RGBA pixels; made for copies about 320 px wide, on which it takes a few milliseconds. */
export function measurePicture(pixels: ArrayLike<number>, width: number, height: number): Measures {
  const grey = new Float32Array(width * height);
  let [sum, skin, middle] = [0, 0, 0];
  const blown = new Map<number, number>();
  for (let y = 0, i = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, i += 1) {
      const [r = 0, g = 0, b = 0] = [pixels[i * 4], pixels[i * 4 + 1], pixels[i * 4 + 2]];
      const value = 0.299 * r + 0.587 * g + 0.114 * b;
      grey[i] = value;
      sum += value;
      if (r > 249 && g > 249 && b > 249) {
        const block = Math.floor(y / BLOCK) * 1_000 + Math.floor(x / BLOCK);
        blown.set(block, (blown.get(block) ?? 0) + 1);
      }
      if (x > width * 0.3 && x < width * 0.7 && y > height * 0.2 && y < height * 0.8) {
        middle += 1;
        if (isSkinChroma(r, g, b, value)) skin += 1;
      }
    }
  }
  const blocks = Math.ceil(width / BLOCK) * Math.ceil(height / BLOCK);
  const full = [...blown.values()].filter((n) => n > BLOCK * BLOCK * 0.85).length;
  return {
    ...edges(grey, width, height),
    brightness: sum / grey.length,
    blownBlocks: full / blocks,
    skin: middle ? skin / middle : 0,
  };
}

/** Chroma range of human skin in YCbCr (Chai & Ngan 1999): brightness plays no part. */
function isSkinChroma(r: number, g: number, b: number, y: number): boolean {
  const cb = 128 + 0.564 * (b - y);
  const cr = 128 + 0.713 * (r - y);
  return y > 25 && cb >= 77 && cb <= 127 && cr >= 133 && cr <= 173 && r >= g && g >= 0;
}

function edges(grey: Float32Array, width: number, height: number): Pick<Measures, "sharpness" | "extent"> {
  const columns = new Float64Array(width);
  const rows = new Float64Array(height);
  let [sum, squares, count, total] = [0, 0, 0, 0];
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const i = y * width + x;
      const [left = 0, right = 0, up = 0, down = 0, here = 0] = [
        ...[grey[i - 1], grey[i + 1], grey[i - width], grey[i + width], grey[i]],
      ];
      const laplacian = left + right + up + down - 4 * here;
      sum += laplacian;
      squares += laplacian * laplacian;
      count += 1;
      if (Math.abs(right - left) + Math.abs(down - up) < EDGE) continue;
      total += 1;
      columns[x] = (columns[x] ?? 0) + 1;
      rows[y] = (rows[y] ?? 0) + 1;
    }
  }
  const sharpness = count ? squares / count - (sum / count) ** 2 : 0;
  // A few stray pixels are no thing.
  if (total < (width * height) / 400) return { sharpness, extent: null };
  const [left, right] = span(columns, total);
  const [top, bottom] = span(rows, total);
  return { sharpness, extent: { left, right, top, bottom } };
}

/** Between which fractions all but 2 % at either end lie. */
function span(counts: Float64Array, total: number): [number, number] {
  let [seen, from, to] = [0, 0, counts.length];
  for (let i = 0; i < counts.length; i += 1) {
    const before = seen;
    seen += counts[i] ?? 0;
    if (before < total * 0.02 && seen >= total * 0.02) from = i;
    if (before < total * 0.98 && seen >= total * 0.98) to = i + 1;
  }
  return [from / counts.length, to / counts.length];
}
