import { type FrameGeometry, frameGeometry } from "./frame-geometry";
import { human } from "./human";
import { loadPicture } from "./load-picture";
import { type FractionBox, fractions, round } from "./measure-face";
import type { Pixels, Point } from "./pixels";
import { tensorFlow } from "./tensors";

export type FrameFace = FrameGeometry & {
  box: FractionBox;
  /** Of the mesh model: whether this is a face at all, 0 to 1. */
  score: number;
  /** Degrees towards the person's left shoulder. */
  turn: number;
  /** Degrees upwards. */
  lift: number;
  /** Of the expression model: 0 to 1. */
  happy: number;
  /** Of the passive anti-spoof models, 0 to 1: more is more like a living person. Weak signals. */
  real: number | null;
  live: number | null;
};

/** One frame: its main face, and how many faces of at least half that one's height there are beside it. */
export type MeasuredFrame = { face: FrameFace | null; othersNear: number };
export type PrivateFrame = MeasuredFrame & { mesh: Point[]; picture: Pixels };

const LONGEST = 640;
const LEAST_SCORE = 0.5;
const degrees = (radians: number) => (radians * 180) / Math.PI;

/** Measures one frame of a liveness capture. */
export async function measureFrame(file: Uint8Array): Promise<PrivateFrame> {
  const [tf, engine] = [await tensorFlow(), await human()];
  const picture = await loadPicture(file, LONGEST);
  const tensor = tf.tensor3d(picture.data, [picture.height, picture.width, 3], "int32");
  const found = await engine.detect(tensor as never).finally(() => tensor.dispose());
  const faces = found.face
    .filter((face) => face.faceScore >= LEAST_SCORE && face.mesh.length > 0)
    .sort((a, b) => b.box[3] - a.box[3]);
  const [main, ...rest] = faces;
  if (!main) return { face: null, othersNear: 0, mesh: [], picture };
  const mesh = main.mesh.map(([x, y]) => ({ x, y }));
  const geometry = frameGeometry(mesh);
  const [left, top, width, height] = main.box;
  const angle = main.rotation?.angle;
  return {
    face: {
      box: fractions({ left, top, width, height }, picture),
      score: round(main.faceScore, 2),
      turn: round(-degrees(angle?.yaw ?? 0), 1),
      lift: round(-degrees(angle?.pitch ?? 0), 1),
      tilt: round(geometry.tilt, 1),
      eyesOpen: round(geometry.eyesOpen, 3),
      mouthWidth: round(geometry.mouthWidth, 3),
      mouthOpen: round(geometry.mouthOpen, 3),
      happy: round(main.emotion?.find(({ emotion }) => emotion === "happy")?.score ?? 0, 2),
      real: main.real === undefined ? null : round(main.real, 2),
      live: main.live === undefined ? null : round(main.live, 2),
    },
    othersNear: rest.filter((face) => face.box[3] >= main.box[3] / 2).length,
    ...{ mesh, picture },
  };
}
