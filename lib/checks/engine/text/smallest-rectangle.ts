import type { Point } from "./text-line";

export type Rectangle = {
  center: Point;
  /** Along and across the text. */
  length: number;
  thickness: number;
  /** Of the long side, radians, in (−π/2, π/2]. */
  angle: number;
};

const cross = (o: Point, a: Point, b: Point) => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);

function hull(points: Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (all: Point[]) => {
    const out: Point[] = [];
    for (const point of all) {
      for (;;) {
        const a = out.at(-2);
        const b = out.at(-1);
        if (!a || !b || cross(a, b, point) > 0) break;
        out.pop();
      }
      out.push(point);
    }
    out.pop();
    return out;
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

/** The rectangle of least area round `points` (rotating calipers over the convex hull); null: they span none. */
export function smallestRectangle(points: Point[]): Rectangle | null {
  const corners = hull(points);
  let best: Rectangle | null = null;
  let least = Number.POSITIVE_INFINITY;
  corners.forEach((from, i) => {
    const to = corners[(i + 1) % corners.length];
    if (!to) return;
    const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const [x, y] of corners) {
      const u = x * cos + y * sin;
      const v = y * cos - x * sin;
      left = Math.min(left, u);
      right = Math.max(right, u);
      top = Math.min(top, v);
      bottom = Math.max(bottom, v);
    }
    const [w, h] = [right - left, bottom - top];
    if (w * h >= least) return;
    least = w * h;
    const [u, v] = [(left + right) / 2, (top + bottom) / 2];
    const turn = w >= h ? angle : angle + Math.PI / 2;
    best = {
      center: [u * cos - v * sin, u * sin + v * cos],
      length: Math.max(w, h),
      thickness: Math.min(w, h),
      angle: turn - Math.PI * Math.round(turn / Math.PI),
    };
  });
  return best;
}
