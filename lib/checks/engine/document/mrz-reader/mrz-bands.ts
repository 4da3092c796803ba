import type { TextRegion } from "../../text/text-regions";

/** A stretch of the picture where an MRZ may be: a rectangle in pixels of the picture. */
export type MrzBand = {
  center: [number, number];
  /** Radians; text may run along it or against it. */
  angle: number;
  length: number;
  thickness: number;
  /** Typical height of one line. */
  lineThickness: number;
};

/** Lines this much longer than high may be of an MRZ, whole or in pieces. */
const SLENDER = 9;

const turnBetween = (a: number, b: number) => {
  const turn = a - b;
  return Math.abs(turn - Math.PI * Math.round(turn / Math.PI));
};

type Axis = { along: [number, number]; across: [number, number]; angle: number };
const axisOf = (angle: number): Axis => ({
  along: [Math.cos(angle), Math.sin(angle)],
  across: [-Math.sin(angle), Math.cos(angle)],
  angle,
});

/** A region's extent along and across an axis. */
function extent(region: TextRegion, { along, across }: Axis) {
  const u = region.center[0] * along[0] + region.center[1] * along[1];
  const v = region.center[0] * across[0] + region.center[1] * across[1];
  return { left: u - region.length / 2, right: u + region.length / 2, v, thickness: region.thickness };
}

/**
 * Where an MRZ may be, likeliest first: slender lines with parallel neighbours of like height, close above or below.
 */
export function mrzBands(regions: readonly TextRegion[]): MrzBand[] {
  const slender = regions
    .filter(({ length, thickness }) => length > SLENDER * thickness)
    .sort((a, b) => b.length - a.length)
    .slice(0, 16);
  const bands: { band: MrzBand; merit: number }[] = [];
  for (const seed of slender) {
    const axis = axisOf(seed.angle);
    const own = extent(seed, axis);
    const group = regions
      .filter(
        (region) => turnBetween(region.angle, seed.angle) < 0.12 || region.length < 3 * region.thickness,
      )
      .map((region) => ({ region, ...extent(region, axis) }))
      .filter(
        ({ v, thickness, left, right }) =>
          Math.abs(v - own.v) < 3.4 * own.thickness &&
          thickness < 2.2 * own.thickness &&
          thickness > 0.45 * own.thickness &&
          right > own.left - own.thickness * 2 &&
          left < own.right + own.thickness * 2,
      );
    const left = Math.min(own.left, ...group.map((one) => one.left));
    const right = Math.max(own.right, ...group.map((one) => one.right));
    const top = Math.min(...group.map(({ v, thickness }) => v - thickness / 2));
    const bottom = Math.max(...group.map(({ v, thickness }) => v + thickness / 2));
    const [u, v] = [(left + right) / 2, (top + bottom) / 2];
    const long = group.filter(({ region }) => region.length > 0.6 * seed.length).length;
    bands.push({
      band: {
        center: [u * axis.along[0] + v * axis.across[0], u * axis.along[1] + v * axis.across[1]],
        angle: seed.angle,
        length: right - left,
        thickness: bottom - top,
        lineThickness: seed.thickness,
      },
      merit: seed.length / seed.thickness + (long >= 2 ? 15 : 0) + seed.length / 50,
    });
  }
  bands.sort((a, b) => b.merit - a.merit);
  return distinct(bands.map(({ band }) => band));
}

/** Bands that are not the same place again. */
function distinct(bands: readonly MrzBand[]): MrzBand[] {
  const kept: MrzBand[] = [];
  for (const band of bands) {
    const again = kept.some((one) => {
      const { along, across } = axisOf(one.angle);
      const [dx, dy] = [band.center[0] - one.center[0], band.center[1] - one.center[1]];
      return (
        turnBetween(band.angle, one.angle) < 0.2 &&
        Math.abs(dx * across[0] + dy * across[1]) < one.thickness * 0.5 &&
        Math.abs(dx * along[0] + dy * along[1]) < one.length * 0.5
      );
    });
    if (!again) kept.push(band);
  }
  return kept;
}
