import type { Pixels } from "../../text/pixels";
import { cutStrip } from "../../text/strip";
import type { Point } from "../../text/text-line";
import { textMask } from "../../text/text-mask";
import { textRegions } from "../../text/text-regions";
import type { MrzBand } from "./mrz-bands";

/** The middle of a text line as a curve over the band, in band units: x from 0 to 1, y and height in band heights. */
export type BandLine = {
  y: (x: number) => number;
  height: (x: number) => number;
  left: number;
  right: number;
};

/** A band cut out of the picture, its lines found. */
export type BandView = {
  /** A point of the band (shares of its width and height) on the picture. */
  toPicture: (x: number, y: number) => Point;
  width: number;
  height: number;
  lines: BandLine[];
};

const WIDTH = 1344;

/** Cuts a band out with some room round it, looks for its lines there again (enlarged, straightened), top to bottom. */
export async function bandLines(picture: Pixels, band: MrzBand, room = 1): Promise<BandView> {
  const length = band.length * (1 + 0.3 * room) + band.lineThickness * 3;
  const thickness = band.thickness + room * band.lineThickness * 4;
  const [cos, sin] = [Math.cos(band.angle), Math.sin(band.angle)];
  const toPicture = (x: number, y: number): Point => {
    const [u, v] = [(x - 0.5) * length, (y - 0.5) * thickness];
    return [band.center[0] + u * cos - v * sin, band.center[1] + u * sin + v * cos];
  };
  const height = Math.max(64, Math.min(640, Math.round((WIDTH * thickness) / length / 32) * 32));
  const cut = cutStrip(
    picture,
    (share) => toPicture(share, 0),
    (share) => toPicture(share, 1),
    WIDTH,
    height,
  );
  const mask = await textMask(cut, WIDTH);
  const lines = joinLines(
    textRegions(mask).filter(({ angle, length: l, thickness: t }) => Math.abs(angle) < 0.3 || l < 2.5 * t),
    height,
  );
  return { toPicture, width: length, height: thickness, lines };
}

type Region = ReturnType<typeof textRegions>[number];

/** Pieces beside one another become one line; each line a smooth curve. */
function joinLines(regions: readonly Region[], height: number): BandLine[] {
  const groups: Region[][] = [];
  for (const region of [...regions].sort((a, b) => b.length - a.length)) {
    const group = groups.find((members) =>
      members.some(
        (member) => Math.abs(heightAt(member, region.center[0]) - region.center[1]) < 0.45 * member.thickness,
      ),
    );
    if (group) group.push(region);
    else groups.push([region]);
  }
  return groups.map((members) => lineOf(members, height)).sort((a, b) => a.y(0.5) - b.y(0.5));
}

const heightAt = ({ center, angle }: Region, x: number) => center[1] + (x - center[0]) * Math.tan(angle);

function lineOf(members: readonly Region[], height: number): BandLine {
  const spine = members
    .flatMap((member) => member.spine)
    .map(({ at, thickness }) => ({ x: at[0] / WIDTH, y: at[1] / height, t: thickness / height }));
  const inner = spine.length > 20 ? trimmed(spine) : spine;
  const middles = inner.map(({ x, y }): [number, number] => [x, y]);
  const from = Math.min(...inner.map(({ x }) => x));
  const to = Math.max(...inner.map(({ x }) => x));
  const curve = polynomial(middles, to - from > 0.35 ? 3 : 1);
  // Beyond where it was measured a cubic says nothing: there the line goes on as its bow or its slope does.
  const onward = polynomial(middles, to - from > 0.35 ? 2 : 1);
  const y = (x: number) => {
    const near = Math.min(to, Math.max(from, x));
    return curve(near) + onward(x) - onward(near);
  };
  const t = polynomial(
    inner.map(({ x, t }) => [x, t]),
    to - from > 0.5 ? 1 : 0,
  );
  return {
    y,
    height: t,
    left: Math.min(...members.map(({ center, length }) => center[0] - length / 2)) / WIDTH,
    right: Math.max(...members.map(({ center, length }) => center[0] + length / 2)) / WIDTH,
  };
}

/** Without the columns whose thickness is far from the usual: rounded ends, specks that stuck to the line. */
function trimmed<T extends { t: number }>(spine: T[]): T[] {
  const usual = [...spine].map(({ t }) => t).sort((a, b) => a - b)[Math.floor(spine.length / 2)] ?? 0;
  return spine.filter(({ t }) => t > 0.6 * usual && t < 1.5 * usual);
}

/** Least squares polynomial of a degree up to 3. */
function polynomial(points: [number, number][], degree: number): (x: number) => number {
  const n = Math.min(degree, Math.max(0, points.length - 1)) + 1;
  const rows = Array.from({ length: n }, (_, i) =>
    Array.from(
      { length: n + 1 },
      (_, j) =>
        points.reduce((sum, [x, y]) => sum + (j < n ? (x - 0.5) ** (i + j) : (x - 0.5) ** i * y), 0) +
        (i === j ? 1e-9 : 0),
    ),
  );
  for (let i = 0; i < n; i++) {
    const pivot = rows[i];
    if (!pivot) continue;
    for (let r = 0; r < n; r++) {
      const row = rows[r];
      if (!row || r === i) continue;
      const factor = (row[i] ?? 0) / (pivot[i] || 1e-12);
      for (let c = i; c <= n; c++) row[c] = (row[c] ?? 0) - factor * (pivot[c] ?? 0);
    }
  }
  const terms = rows.map((row, i) => (row[n] ?? 0) / (row[i] || 1e-12));
  return (x) => terms.reduce((sum, term, i) => sum + term * (x - 0.5) ** i, 0);
}
