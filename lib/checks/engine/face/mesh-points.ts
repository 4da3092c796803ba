import type { Point } from "./pixels";

// The 68 landmarks among the 468 points of the face mesh; the jaw (0–16) and the brows (17–26) are not used.
const INNER = [
  ...[168, 197, 5, 4, 75, 97, 2, 326, 305],
  ...[33, 160, 158, 133, 153, 144, 362, 385, 387, 263, 373, 380],
  ...[61, 39, 37, 0, 267, 269, 291, 405, 314, 17, 84, 181],
  ...[78, 82, 13, 312, 308, 317, 14, 87],
];
const FIRST = 27;

/** The landmarks from 27 on, taken from a face mesh; what stands before them is not used by a face chip. */
export function landmarksOfMesh(mesh: readonly Point[]): Point[] {
  const none = Array.from({ length: FIRST }, () => ({ x: 0, y: 0 }));
  return [...none, ...INNER.map((i) => mesh[i] ?? { x: 0, y: 0 })];
}
