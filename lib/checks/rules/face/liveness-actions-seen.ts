import type { LivenessFrame } from "../../engine/face/judge-liveness";
import type { FrameFace } from "../../engine/face/measure-frame";
import type { LivenessAction } from "../../liveness-actions";
import type { LivenessLimits } from "./liveness-rules";

export type SeenAction = {
  action: LivenessAction;
  /** Index of the frame, as handed in; null: not seen in its turn. */
  frame: number | null;
  /** The frame's value, or the best there was; null when no frame could show it. */
  value: number | null;
  threshold: number;
};

type Measure = {
  limit: keyof LivenessLimits;
  value(face: FrameFace, straight: FrameFace): number;
  /** Seen from the side the mesh distorts mouth and eyes: such a frame does not count. */
  isFrontal?: true;
};

/** What each action is measured by; it is seen from the limit on. Left and right: lib/checks/liveness-actions.ts. */
const MEASURES: Record<LivenessAction, Measure> = {
  turn_left: { limit: "livenessTurn", value: (face, straight) => face.turn - straight.turn },
  turn_right: { limit: "livenessTurn", value: (face, straight) => straight.turn - face.turn },
  tilt_left: { limit: "livenessTilt", value: (face, straight) => face.tilt - straight.tilt },
  tilt_right: { limit: "livenessTilt", value: (face, straight) => straight.tilt - face.tilt },
  smile: {
    isFrontal: true,
    limit: "livenessSmile",
    value: (face, straight) =>
      Math.max((face.mouthWidth / (straight.mouthWidth || 1) - 1) / 0.1, (face.happy - straight.happy) / 0.4),
  },
  open_mouth: {
    isFrontal: true,
    limit: "livenessMouth",
    value: (face, straight) => face.mouthOpen - straight.mouthOpen,
  },
  close_eyes: {
    isFrontal: true,
    limit: "livenessEyes",
    value: (face, straight) => 1 - face.eyesOpen / (straight.eyesOpen || 1),
  },
};

/**
 * Which actions of the challenge the frames show, each after the one before it. A frame counts for an action when it
 * is labelled with it or not labelled at all: labels come from the device and prove nothing by themselves.
 */
export function actionsSeen(
  frames: readonly LivenessFrame[],
  straight: FrameFace,
  actions: readonly LivenessAction[],
  limits: LivenessLimits,
): SeenAction[] {
  let after = -1;
  return actions.map((action) => {
    const { limit, value, isFrontal } = MEASURES[action];
    const threshold = limits[limit];
    const candidates = frames.flatMap((frame, i) =>
      i > after &&
      frame.face &&
      (frame.action === null || frame.action === action) &&
      !(isFrontal && Math.abs(frame.face.turn - straight.turn) >= limits.livenessTurn)
        ? [{ i, index: frame.index, value: Number(value(frame.face, straight).toFixed(3)) }]
        : [],
    );
    const seen = candidates.find((candidate) => candidate.value >= threshold);
    const best = candidates.toSorted((a, b) => b.value - a.value)[0];
    if (seen) after = seen.i;
    return { action, frame: seen?.index ?? null, value: (seen ?? best)?.value ?? null, threshold };
  });
}
