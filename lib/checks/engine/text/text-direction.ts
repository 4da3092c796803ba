import { bestText } from "./best-text";
import type { Pixels } from "./pixels";
import { recogniseStrip } from "./recognise-strip";
import { cutStrip, STRIP_HEIGHT, straightEdges } from "./strip";
import type { Point } from "./text-line";
import { textModels } from "./text-models";
import type { TextRegion } from "./text-regions";

/** How the text of a picture runs. */
export type TextDirection = {
  /** Radians from the picture's x axis to the reading direction, −π to π. */
  angle: number;
  /** A region's corners as the text runs: top left, top right, bottom right, bottom left. */
  quad(region: TextRegion): [Point, Point, Point, Point];
  /** Where a point lies as the text runs. */
  place(point: Point): { along: number; down: number };
};

const SAMPLES = 4;

/** The direction in which the longest lines read best (text on documents runs in one direction). */
export async function textDirection(pixels: Pixels, regions: readonly TextRegion[]): Promise<TextDirection> {
  const axis = dominantAxis(regions);
  const sample = [...regions]
    .filter(({ length, thickness }) => length > 2.5 * thickness)
    .sort((a, b) => b.length - a.length)
    .slice(0, SAMPLES);
  const merits: number[] = [];
  for (const angle of [axis, axis + Math.PI]) {
    const direction = directionAt(angle);
    let merit = 0;
    for (const region of sample) merit += await meritOf(pixels, region, direction);
    merits.push(merit);
    // So sure that the other way round need not be tried.
    if (sample.length > 1 && merit > 0.93 * sample.length) break;
  }
  return directionAt((merits[1] ?? 0) > (merits[0] ?? 0) ? axis + Math.PI : axis);
}

/** Angle of the long regions' axis, −π/4 to 3π/4, weighted by length. */
function dominantAxis(regions: readonly TextRegion[]): number {
  let [x, y] = [0, 0];
  for (const { length, thickness, angle } of regions) {
    if (length < 2 * thickness) continue;
    x += length * Math.cos(2 * angle);
    y += length * Math.sin(2 * angle);
  }
  const angle = Math.atan2(y, x) / 2;
  return angle < -Math.PI / 4 ? angle + Math.PI : angle;
}

/** Text that runs at `angle`. */
export function directionAt(angle: number): TextDirection {
  const along: Point = [Math.cos(angle), Math.sin(angle)];
  return {
    angle: Math.atan2(along[1], along[0]),
    place: ([x, y]) => ({ along: x * along[0] + y * along[1], down: y * along[0] - x * along[1] }),
    quad: (region) => {
      // A region nearly as high as it is long has no direction of its own.
      const own = region.length < 1.6 * region.thickness ? angle : nearest(region.angle, angle);
      const across = Math.abs(Math.sin(own - region.angle)) > 0.7;
      const [length, height] = across ? [region.thickness, region.length] : [region.length, region.thickness];
      const [cos, sin] = [Math.cos(own), Math.sin(own)];
      const corner = (u: number, v: number): Point => [
        region.center[0] + (u * length * cos - v * height * sin) / 2,
        region.center[1] + (u * length * sin + v * height * cos) / 2,
      ];
      return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
    },
  };
}

/** `axis` or its opposite, whichever is nearer to `angle`. */
const nearest = (axis: number, angle: number) => (Math.cos(axis - angle) >= 0 ? axis : axis + Math.PI);

async function meritOf(pixels: Pixels, region: TextRegion, direction: TextDirection): Promise<number> {
  const { characters } = await textModels();
  const { top, bottom } = straightEdges(direction.quad(region));
  const width = Math.min(640, Math.round((STRIP_HEIGHT * region.length) / region.thickness / 8) * 8);
  const { text, confidence } = bestText(
    await recogniseStrip(cutStrip(pixels, top, bottom, width)),
    characters,
  );
  return text.length < 3 ? confidence / 3 : confidence;
}
