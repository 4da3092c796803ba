import { comparison, type FaceComparison, identical } from "./compare-faces";
import { type DescribedFace, describeFace, distanceOf } from "./describe-face";
import { type EngineModels, faceEngine } from "./face-engine-stamp";
import { noseParallax } from "./frame-geometry";
import { frameRepeats } from "./frame-repeats";
import { measureFace, round } from "./measure-face";
import { type MeasuredFrame, measureFrame, type PrivateFrame } from "./measure-frame";
import { landmarksOfMesh } from "./mesh-points";
import { screenPattern } from "./screen-pattern";

export type LivenessFrame = MeasuredFrame & {
  /** Its place among the frames as handed in. */
  index: number;
  action: string | null;
  takenMs: number;
  /** The earlier frame this one repeats. */
  repeats: number | null;
  /** Of the nose against the plane of eyes and mouth, from the straight frame. */
  parallax: number | null;
  /** Distance of the faces of this frame and the straight one; null: not compared. */
  distance: number | null;
};

export type LivenessMeasures = {
  frames: LivenessFrame[];
  /** Index into `frames` of the one everything is measured against: the most frontal, of those before any action. */
  straight: number | null;
  /** Straight frame against selfie. */
  selfieDistance: number | null;
  /** Of the straight frame; see screenPattern. */
  pattern: number | null;
  /** Document against selfie; null when one of them is missing. */
  comparison: Omit<FaceComparison, "engine"> | null;
  engine: EngineModels;
};

export type LivenessInput = {
  document: Uint8Array | null;
  selfie: Uint8Array | null;
  frames: { bytes: Uint8Array; action: string | null; takenMs: number }[];
};

/** More are thinned out evenly; frames that open an action stay. */
const MOST_FRAMES = 24;
/** Faces compared with the straight one; costs about 0.1 s each. */
const MOST_COMPARED = 10;

/**
 * Measures a liveness capture: every frame's pose and expression, whether one person is on all of them, signs of a
 * presentation attack, and the document against the selfie. Judges nothing: lib/checks/rules does.
 * @throws InputError when a file cannot be opened as a picture
 */
export async function judgeLiveness(input: LivenessInput): Promise<LivenessMeasures> {
  const chosen = thinned(input.frames);
  const measured: PrivateFrame[] = [];
  for (const { frame } of chosen) measured.push(await measureFrame(frame.bytes));
  const repeats = frameRepeats(measured.map(({ picture }) => picture));
  const straight = straightOf(chosen, measured);
  const reference = straight === null ? undefined : measured[straight];
  const described = reference?.face ? await describeFrame(reference) : null;
  const compared = described
    ? await distances(measured, chosen, straight, described)
    : new Map<number, number>();
  const selfie = input.selfie ? await measureFace(input.selfie, { anyWayUp: false }) : null;
  const document = input.document && selfie ? await measureFace(input.document, { anyWayUp: true }) : null;
  return {
    frames: measured.map(({ face, othersNear, mesh }, i) => ({
      ...{ index: chosen[i]?.index ?? i, action: chosen[i]?.frame.action ?? null },
      ...{ takenMs: chosen[i]?.frame.takenMs ?? 0, face, othersNear, repeats: repeats[i] ?? null },
      parallax: reference?.face && face ? round(noseParallax(reference.mesh, mesh), 3) : null,
      distance: compared.get(i) ?? null,
    })),
    straight,
    selfieDistance:
      described && selfie?.descriptor ? round(distanceOf(described.descriptor, selfie.descriptor), 4) : null,
    pattern: patternOf(reference),
    comparison:
      document && selfie && input.document && input.selfie
        ? comparison(document, selfie, identical(input.document, input.selfie))
        : null,
    engine: await faceEngine({ liveness: true }),
  };
}

type Chosen = { frame: LivenessInput["frames"][number]; index: number };

function thinned(frames: LivenessInput["frames"]): Chosen[] {
  const all = frames.map((frame, index) => ({ frame, index }));
  if (all.length <= MOST_FRAMES) return all;
  const step = all.length / MOST_FRAMES;
  return Array.from({ length: MOST_FRAMES }, (_, i) => all[Math.floor(i * step)]).filter(
    (c) => c !== undefined,
  );
}

/** The most frontal frame among those that answer no action, else among all. */
function straightOf(chosen: readonly Chosen[], measured: readonly PrivateFrame[]): number | null {
  const withFace = measured.flatMap(({ face }, i) => (face ? [{ face, i }] : []));
  const resting = withFace.filter(({ i }) => chosen[i]?.frame.action === null);
  const candidates = resting.length > 0 ? resting : withFace;
  // A smile or an open mouth at rest would hide that the action came later.
  const unrest = ({ face }: (typeof withFace)[number]) =>
    Math.abs(face.turn) +
    Math.abs(face.tilt) +
    40 * face.mouthOpen +
    60 * face.mouthWidth +
    5 * face.happy -
    20 * face.eyesOpen;
  return candidates.sort((a, b) => unrest(a) - unrest(b))[0]?.i ?? null;
}

const describeFrame = ({ picture, mesh }: PrivateFrame): Promise<DescribedFace> =>
  describeFace(picture, landmarksOfMesh(mesh));

/** Distance to the straight face of the most frontal frame of each action first, then of others, evenly. */
async function distances(
  measured: readonly PrivateFrame[],
  chosen: readonly Chosen[],
  straight: number | null,
  reference: DescribedFace,
): Promise<Map<number, number>> {
  const withFace = measured.flatMap(({ face }, i) => (face && i !== straight ? [{ face, i }] : []));
  const actions = new Set(withFace.map(({ i }) => chosen[i]?.frame.action ?? null));
  const frontal = [...actions].flatMap((action) => {
    const own = withFace.filter(({ i }) => (chosen[i]?.frame.action ?? null) === action);
    const first = own.sort((a, b) => Math.abs(a.face.turn) - Math.abs(b.face.turn))[0];
    return first ? [first.i] : [];
  });
  const others = withFace.map(({ i }) => i).filter((i) => !frontal.includes(i));
  const step = Math.max(1, others.length / Math.max(1, MOST_COMPARED - frontal.length));
  const more = others.filter((_, k) => Math.floor(k / step) !== Math.floor((k - 1) / step));
  const found = new Map<number, number>();
  for (const i of [...frontal, ...more].slice(0, MOST_COMPARED)) {
    const frame = measured[i];
    if (!frame) continue;
    const { descriptor } = await describeFrame(frame);
    found.set(i, round(distanceOf(reference.descriptor, descriptor), 4));
  }
  return found;
}

function patternOf(frame: PrivateFrame | undefined): number | null {
  if (!frame?.face) return null;
  const [left, top, width, height] = frame.face.box;
  const pattern = screenPattern(frame.picture, { x: left + width / 2, y: top + height / 2 });
  return pattern === null ? null : round(pattern, 1);
}
