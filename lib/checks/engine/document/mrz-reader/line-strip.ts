import type { Pixels } from "../../text/pixels";
import { cutStrip } from "../../text/strip";
import type { BandLine, BandView } from "./band-lines";
import { LINE_HEIGHT } from "./line-evidence";

/** How a line is presented to the recogniser. */
export type StripStyle = {
  /** Height cut out, as a multiple of what the detector marked. */
  tall: number;
  /** Stretch grey values between their 2nd and 98th percentile, per stretch of the line. */
  contrast: boolean;
  /** Sharpen against blur. */
  sharpen?: boolean;
};

/** What a strip shows beyond each end of its line, in band widths. */
export const stripRoom = (view: BandView, line: BandLine): number =>
  (line.height(0.5) * view.height * 1.2) / view.width;

/** Lays one line of a band straight, `wide` times its true proportions; `upsideDown` turns it by 180°. */
export function lineStrip(
  picture: Pixels,
  view: BandView,
  line: BandLine,
  style: StripStyle,
  wide: number,
  upsideDown: boolean,
): Pixels {
  const room = stripRoom(view, line);
  const [left, right] = [line.left - room, line.right + room];
  const edge = (side: number) => (share: number) => {
    const x = left + (upsideDown ? 1 - share : share) * (right - left);
    return view.toPicture(x, line.y(x) + (((upsideDown ? -side : side) * style.tall) / 2) * line.height(x));
  };
  const trueWidth =
    ((right - left) * view.width * LINE_HEIGHT) / (line.height(0.5) * style.tall * view.height);
  const width = Math.max(160, Math.min(1600, Math.round((trueWidth * wide) / 8) * 8));
  const strip = cutStrip(picture, edge(-1), edge(1), width, LINE_HEIGHT);
  const stretched = style.contrast ? evenContrast(strip) : strip;
  return style.sharpen ? sharpened(stretched) : stretched;
}

/** Grey, each stretch of about 1.5 strip heights spread over the full range (uneven light, shadows, glare). */
function evenContrast({ width, height, data }: Pixels): Pixels {
  const grey = new Uint8Array(width * height);
  for (let i = 0; i < grey.length; i++) {
    grey[i] = Math.round(
      0.3 * (data[i * 3] ?? 0) + 0.59 * (data[i * 3 + 1] ?? 0) + 0.11 * (data[i * 3 + 2] ?? 0),
    );
  }
  const step = 16;
  const windows = Math.ceil(width / step) + 1;
  const low = new Float32Array(windows);
  const high = new Float32Array(windows);
  for (let w = 0; w < windows; w++) {
    const counts = new Uint32Array(256);
    let total = 0;
    const [from, to] = [Math.max(0, w * step - 32), Math.min(width, w * step + 32)];
    for (let y = 0; y < height; y++) {
      for (let x = from; x < to; x++) {
        const value = grey[y * width + x] ?? 0;
        counts[value] = (counts[value] ?? 0) + 1;
        total++;
      }
    }
    low[w] = percentile(counts, total, 0.03);
    high[w] = percentile(counts, total, 0.9);
  }
  const out = new Uint8Array(data.length);
  for (let x = 0; x < width; x++) {
    const w = Math.floor(x / step);
    const share = x / step - w;
    const bottom = (low[w] ?? 0) * (1 - share) + (low[w + 1] ?? low[w] ?? 0) * share;
    const top = (high[w] ?? 255) * (1 - share) + (high[w + 1] ?? high[w] ?? 255) * share;
    const range = Math.max(24, top - bottom);
    for (let y = 0; y < height; y++) {
      const at = y * width + x;
      const value = Math.max(0, Math.min(255, (((grey[at] ?? 0) - bottom) / range) * 235));
      out.fill(Math.round(value), at * 3, at * 3 + 3);
    }
  }
  return { width, height, data: out };
}

function percentile(counts: Uint32Array, total: number, share: number): number {
  let sum = 0;
  for (let value = 0; value < 256; value++) {
    sum += counts[value] ?? 0;
    if (sum >= total * share) return value;
  }
  return 255;
}

/** Unsharp mask with a 3×3 mean. */
function sharpened({ width, height, data }: Pixels): Pixels {
  const out = new Uint8Array(data);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = (y * width + x) * 3;
      for (let k = 0; k < 3; k++) {
        let sum = 0;
        for (let dy = -1; dy <= 1; dy++) {
          for (let dx = -1; dx <= 1; dx++) sum += data[at + k + (dy * width + dx) * 3] ?? 0;
        }
        const value = data[at + k] ?? 0;
        out[at + k] = Math.max(0, Math.min(255, Math.round(value + 1.5 * (value - sum / 9))));
      }
    }
  }
  return { width, height, data: out };
}
