import type { Point } from "./pixels";

/** Points of the 468-point face mesh, by what they mark; right and left are the person's own. */
const AT = {
  rightEye: {
    outer: 33,
    inner: 133,
    lids: [
      [160, 144],
      [159, 145],
      [158, 153],
    ],
  },
  leftEye: {
    outer: 263,
    inner: 362,
    lids: [
      [387, 373],
      [386, 374],
      [385, 380],
    ],
  },
  mouth: { right: 61, left: 291, upper: 13, lower: 14 },
  nose: 1,
} as const;

export type FrameGeometry = {
  /** Degrees towards the person's left ear; 0: eyes level. */
  tilt: number;
  /** Height of the open eyes over their width, the less open one. */
  eyesOpen: number;
  /** Width of the mouth over the distance of the eyes' outer corners. */
  mouthWidth: number;
  /** Gap between the lips over the distance of the eyes' outer corners. */
  mouthOpen: number;
};

/** What a picture of a face shows of its expression, from its mesh in pixels of a picture that is not mirrored. */
export function frameGeometry(mesh: readonly Point[]): FrameGeometry {
  const at = (i: number): Point => mesh[i] ?? { x: 0, y: 0 };
  const apart = (a: number, b: number): number => Math.hypot(at(a).x - at(b).x, at(a).y - at(b).y);
  const eyes = apart(AT.rightEye.outer, AT.leftEye.outer) || 1;
  const open = ({ outer, inner, lids }: typeof AT.rightEye | typeof AT.leftEye): number =>
    lids.reduce((sum, [upper, lower]) => sum + apart(upper, lower), 0) /
    lids.length /
    (apart(outer, inner) || 1);
  const [right, left] = [at(AT.rightEye.outer), at(AT.leftEye.outer)];
  return {
    tilt: (Math.atan2(left.y - right.y, left.x - right.x) * 180) / Math.PI,
    eyesOpen: Math.min(open(AT.rightEye), open(AT.leftEye)),
    mouthWidth: apart(AT.mouth.right, AT.mouth.left) / eyes,
    mouthOpen: apart(AT.mouth.upper, AT.mouth.lower) / eyes,
  };
}

/**
 * How far the tip of the nose has moved against the plane of eyes and mouth, over the distance of the eyes: on a flat
 * picture that is turned it stays in that plane, on a head it moves sideways, about 0.2 at 25°.
 */
export function noseParallax(straight: readonly Point[], turned: readonly Point[]): number {
  const plane = [AT.rightEye.outer, AT.leftEye.outer, AT.mouth.right, AT.mouth.left];
  const pick = (mesh: readonly Point[], i: number): Point => mesh[i] ?? { x: 0, y: 0 };
  const from = plane.map((i) => pick(straight, i));
  const to = plane.map((i) => pick(turned, i));
  const [right, left] = [from[0] ?? { x: 0, y: 0 }, from[1] ?? { x: 1, y: 0 }];
  const eyes = Math.hypot(left.x - right.x, left.y - right.y) || 1;
  const expected = affine(from, to)(pick(straight, AT.nose));
  const seen = pick(turned, AT.nose);
  return Math.hypot(seen.x - expected.x, seen.y - expected.y) / eyes;
}

/** The affine map that brings four points closest to four others. */
function affine(from: readonly Point[], to: readonly Point[]): (point: Point) => Point {
  const n = from.length;
  const mean = (points: readonly Point[]): Point => ({
    x: points.reduce((sum, p) => sum + p.x, 0) / n,
    y: points.reduce((sum, p) => sum + p.y, 0) / n,
  });
  const [f, t] = [mean(from), mean(to)];
  let [xx, xy, yy, ux, uy, vx, vy] = [0, 0, 0, 0, 0, 0, 0];
  from.forEach((point, i) => {
    const [x, y] = [point.x - f.x, point.y - f.y];
    const [u, v] = [(to[i]?.x ?? 0) - t.x, (to[i]?.y ?? 0) - t.y];
    xx += x * x;
    xy += x * y;
    yy += y * y;
    ux += u * x;
    uy += u * y;
    vx += v * x;
    vy += v * y;
  });
  const d = xx * yy - xy * xy || 1e-9;
  const [a, b] = [(ux * yy - uy * xy) / d, (uy * xx - ux * xy) / d];
  const [c, e] = [(vx * yy - vy * xy) / d, (vy * xx - vx * xy) / d];
  return ({ x, y }) => ({
    x: t.x + a * (x - f.x) + b * (y - f.y),
    y: t.y + c * (x - f.x) + e * (y - f.y),
  });
}
