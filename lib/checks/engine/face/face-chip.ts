import type { Pixels, Point } from "./pixels";

/** Side of the upright square the descriptor model was trained on, pixels, and the room left around the face. */
const SIDE = 150;
const PADDING = 0.25;

// Where the 51 inner points of the 68 lie on an average face, x and y, from dlib's face chips (Boost licence),
// on which the descriptor was trained.
const MEAN_X = [
  0.000213256, 0.0752622, 0.18113, 0.29077, 0.393397, 0.586856, 0.689483, 0.799124, 0.904991, 0.98004,
  0.490127, 0.490127, 0.490127, 0.490127, 0.36688, 0.426036, 0.490127, 0.554217, 0.613373, 0.121737, 0.187122,
  0.265825, 0.334606, 0.260918, 0.182743, 0.645647, 0.714428, 0.793132, 0.858516, 0.79751, 0.719335, 0.254149,
  0.340985, 0.428858, 0.490127, 0.551395, 0.639268, 0.726104, 0.642159, 0.556721, 0.490127, 0.423532,
  0.338094, 0.290379, 0.428096, 0.490127, 0.552157, 0.689874, 0.553364, 0.490127, 0.42689,
];
const MEAN_Y = [
  0.106454, 0.038915, 0.0187482, 0.0344891, 0.0773906, 0.0773906, 0.0344891, 0.0187482, 0.038915, 0.106454,
  0.203352, 0.307009, 0.409805, 0.515625, 0.587326, 0.609345, 0.628106, 0.609345, 0.587326, 0.216423,
  0.178758, 0.179852, 0.231733, 0.245099, 0.244077, 0.231733, 0.179852, 0.178758, 0.216423, 0.244077,
  0.245099, 0.780233, 0.745405, 0.727388, 0.742578, 0.727388, 0.745405, 0.780233, 0.864805, 0.902192,
  0.909281, 0.902192, 0.864805, 0.784792, 0.778746, 0.785343, 0.778746, 0.784792, 0.824182, 0.831803,
  0.824182,
];

/** Of the 68 points those that move little: no brows, no lower lip (as dlib chooses them). */
const STEADY = Array.from({ length: 41 }, (_, i) => i + 27).filter(
  (i) => !(i >= 55 && i <= 59) && !(i >= 65 && i <= 67),
);

/**
 * The face turned upright, centred and scaled as the descriptor model expects it: 150 × 150 RGB.
 * @param points the 68 landmarks, in pixels of the picture
 */
export function faceChip(picture: Pixels, points: readonly Point[]): Pixels {
  const targets = STEADY.map((i) => place(MEAN_X[i - 17] ?? 0, MEAN_Y[i - 17] ?? 0));
  const sources = STEADY.map((i) => points[i] ?? { x: 0, y: 0 });
  const { a, b, x: dx, y: dy } = similarity(targets, sources);
  const data = new Uint8Array(SIDE * SIDE * 3);
  for (let y = 0; y < SIDE; y += 1) {
    for (let x = 0; x < SIDE; x += 1) {
      sample(picture, a * x - b * y + dx, b * x + a * y + dy, data, (y * SIDE + x) * 3);
    }
  }
  return { data, width: SIDE, height: SIDE };
}

const place = (x: number, y: number): Point => ({
  x: ((PADDING + x) / (2 * PADDING + 1)) * SIDE,
  y: ((PADDING + y) / (2 * PADDING + 1)) * SIDE,
});

/** The turn, scale and shift that brings `from` closest to `to` (least squares). */
function similarity(from: readonly Point[], to: readonly Point[]) {
  const mean = (points: readonly Point[]): Point => ({
    x: points.reduce((sum, p) => sum + p.x, 0) / points.length,
    y: points.reduce((sum, p) => sum + p.y, 0) / points.length,
  });
  const [f, t] = [mean(from), mean(to)];
  let [dot, cross, square] = [0, 0, 0];
  from.forEach((point, i) => {
    const [px, py] = [point.x - f.x, point.y - f.y];
    const [qx, qy] = [(to[i]?.x ?? 0) - t.x, (to[i]?.y ?? 0) - t.y];
    dot += px * qx + py * qy;
    cross += px * qy - py * qx;
    square += px * px + py * py;
  });
  const [a, b] = square > 0 ? [dot / square, cross / square] : [1, 0];
  return { a, b, x: t.x - (a * f.x - b * f.y), y: t.y - (b * f.x + a * f.y) };
}

/** Bilinear; black outside. When the face is larger than the chip the picture was scaled down before. */
function sample(picture: Pixels, x: number, y: number, out: Uint8Array, at: number): void {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const { width, height, data } = picture;
  if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) return;
  const [fx, fy] = [x - left, y - top];
  const first = (top * width + left) * 3;
  const below = first + width * 3;
  for (let c = 0; c < 3; c += 1) {
    const upper = (data[first + c] ?? 0) * (1 - fx) + (data[first + 3 + c] ?? 0) * fx;
    const lower = (data[below + c] ?? 0) * (1 - fx) + (data[below + 3 + c] ?? 0) * fx;
    out[at + c] = Math.round(upper * (1 - fy) + lower * fy);
  }
}
