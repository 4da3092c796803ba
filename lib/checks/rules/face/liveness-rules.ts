import type { LivenessFrame, LivenessMeasures } from "../../engine/face/judge-liveness";
import type { FrameFace } from "../../engine/face/measure-frame";
import { CHALLENGE_SECONDS, isLivenessAction } from "../../liveness-actions";
import type { Evidence } from "../../provider";
import type { ThresholdName } from "../../thresholds";
import type { Examined, Finding } from "../finding";
import type { FaceFinding } from "./face-findings";
import { type ComparedFaces, FACE_THRESHOLDS, samePicture } from "./face-rules";
import { actionsSeen, type SeenAction } from "./liveness-actions-seen";

export const LIVENESS_THRESHOLDS = [
  ...FACE_THRESHOLDS,
  "livenessTurn",
  "livenessTilt",
  "livenessSmile",
  "livenessMouth",
  "livenessEyes",
  "livenessStraight",
  "livenessDistance",
  "livenessParallax",
  "livenessRepeats",
  "passiveReal",
  "screenPattern",
] as const satisfies readonly ThresholdName[];

export type LivenessLimits = Record<(typeof LIVENESS_THRESHOLDS)[number], number>;
type Found = Finding<FaceFinding>;

const again = (reason: "no_face" | "several_faces" | "challenge_not_followed") => ({
  recapture: { step: "liveness" as const, reason },
});

/** Whether the frames show what the challenge asked for, in its order and time, by one face at a time. */
export function livenessChallenge(
  measures: LivenessMeasures,
  challenge: readonly string[] | null,
  limits: LivenessLimits,
): { examined: Examined<FaceFinding>; seen: SeenAction[] } {
  const method =
    "head pose and expression from a face mesh (human), each frame against the straight one; left and right are the person's own";
  const { frames } = measures;
  const straight = measures.straight === null ? undefined : frames[measures.straight];
  const stop = (finding: Found) => ({ examined: { method, findings: [finding] }, seen: [] });
  if (frames.length === 0) return stop({ name: "no_frames", ...again("challenge_not_followed") });
  if (!straight?.face) return stop({ name: "no_face_in_frames", measured: 0, ...again("no_face") });
  const actions = (challenge ?? []).filter(isLivenessAction);
  if (actions.length === 0 || actions.length !== challenge?.length) return stop({ name: "no_challenge" });
  const seen = actionsSeen(frames, straight.face, actions, limits);
  const findings = [
    ...crowd(frames),
    ...straightness(straight.face, limits),
    ...timing(frames),
    ...unseen(seen, frames),
  ];
  return {
    examined: {
      ...{ method, measured: inWords(seen), threshold: seen.map(limitOf).join(", ") },
      ...{ regions: regionsOf(seen, frames), findings },
    },
    seen,
  };
}

/** Signs of a presentation attack (ISO/IEC 30107-3): one person throughout, and passive signals. */
export function presentationAttack(
  measures: LivenessMeasures,
  challenge: readonly string[] | null,
  limits: LivenessLimits,
): Examined<FaceFinding> {
  const method =
    "one face throughout (descriptor distances), depth in a turn, repeated frames, screen pattern, passive models (human: antispoof, liveness); not a certified PAD (ISO/IEC 30107-3)";
  const compared = measures.comparison;
  const withFace = measures.frames.filter((frame) => frame.face);
  if (withFace.length === 0 || measures.straight === null) {
    return { method, notAssessed: "The frames show no face: there was nothing to examine." };
  }
  const furthest = Math.max(0, ...withFace.map(({ distance }) => distance ?? 0));
  const findings = [
    ...persons(measures, furthest, limits),
    ...(compared ? samePicture(compared as ComparedFaces, limits) : []),
    ...repeated(measures.frames, limits),
    ...flat(measures, challenge, limits),
    ...pattern(measures, limits),
    ...passive(withFace, limits),
  ];
  return {
    ...{ method, measured: furthest, threshold: limits.livenessDistance, findings },
    note: signals(measures, withFace),
  };
}

const crowd = (frames: readonly LivenessFrame[]): Found[] => {
  const crowded = frames.filter(({ othersNear }) => othersNear > 0).length;
  return crowded > 0
    ? [{ name: "several_faces_in_frames", measured: crowded, threshold: 0, ...again("several_faces") }]
    : [];
};

function straightness({ turn, tilt }: FrameFace, { livenessStraight: threshold }: LivenessLimits): Found[] {
  const measured = Math.max(Math.abs(turn), Math.abs(tilt));
  if (measured <= threshold) return [];
  return [{ name: "no_straight_frame", measured, threshold, ...again("challenge_not_followed") }];
}

function timing(frames: readonly LivenessFrame[]): Found[] {
  const isOrdered = frames.every((frame, i) => i === 0 || frame.takenMs > (frames[i - 1]?.takenMs ?? 0));
  const last = frames.at(-1)?.takenMs ?? 0;
  const isInTime = (frames[0]?.takenMs ?? 0) >= 0 && last <= CHALLENGE_SECONDS * 1000;
  if (isOrdered && isInTime) return [];
  const at = { measured: last, threshold: CHALLENGE_SECONDS * 1000 };
  return [{ name: "frames_out_of_time", ...at, ...again("challenge_not_followed") }];
}

function unseen(seen: readonly SeenAction[], frames: readonly LivenessFrame[]): Found[] {
  const missed = seen.filter(({ frame }) => frame === null);
  if (missed.length === 0) return [];
  return [
    {
      ...{ name: "action_not_seen", measured: inWords(seen), threshold: seen.map(limitOf).join(", ") },
      detail: `Not seen in its turn: ${missed.map(({ action }) => action).join(", ")}.`,
      ...{ regions: regionsOf(seen, frames), ...again("challenge_not_followed") },
    },
  ];
}

function persons({ selfieDistance }: LivenessMeasures, furthest: number, limits: LivenessLimits): Found[] {
  const found: Found[] = [];
  if (furthest > limits.livenessDistance) {
    found.push({ name: "other_person_in_frames", measured: furthest, threshold: limits.livenessDistance });
  }
  if (selfieDistance !== null && selfieDistance > limits.livenessDistance) {
    const threshold = limits.livenessDistance;
    found.push({ name: "other_person_than_selfie", measured: selfieDistance, threshold });
  }
  return found;
}

function repeated(frames: readonly LivenessFrame[], { livenessRepeats: threshold }: LivenessLimits): Found[] {
  const measured = Number(
    (frames.filter(({ repeats }) => repeats !== null).length / frames.length).toFixed(2),
  );
  return measured > threshold ? [{ name: "repeated_frames", measured, threshold }] : [];
}

/** Of the frames in which the head is turned: depth shows in every one of them, or the face is flat. */
function flat(
  measures: LivenessMeasures,
  challenge: readonly string[] | null,
  limits: LivenessLimits,
): Found[] {
  const straight = measures.straight === null ? null : measures.frames[measures.straight]?.face;
  if (!straight || !challenge?.some((action) => action.startsWith("turn_"))) return [];
  const turned = measures.frames.filter(
    ({ face }) => face && Math.abs(face.turn - straight.turn) >= limits.livenessTurn,
  );
  if (turned.length === 0) return [];
  const measured = Math.max(...turned.map(({ parallax }) => parallax ?? 0));
  const threshold = limits.livenessParallax;
  return measured < threshold ? [{ name: "flat_face", measured, threshold }] : [];
}

function pattern(
  { pattern: measured }: LivenessMeasures,
  { screenPattern: threshold }: LivenessLimits,
): Found[] {
  return measured !== null && measured > threshold ? [{ name: "screen_pattern", measured, threshold }] : [];
}

function passive(withFace: readonly LivenessFrame[], { passiveReal: threshold }: LivenessLimits): Found[] {
  const means = [mean(withFace.map(({ face }) => face?.real)), mean(withFace.map(({ face }) => face?.live))];
  const measured = Math.min(...means.filter((value) => value !== null));
  return measured < threshold ? [{ name: "passive_models", measured, threshold }] : [];
}

function mean(values: readonly (number | null | undefined)[]): number | null {
  const known = values.filter((value) => typeof value === "number");
  return known.length > 0 ? Number((known.reduce((a, b) => a + b, 0) / known.length).toFixed(2)) : null;
}

function signals({ pattern: found, frames }: LivenessMeasures, withFace: readonly LivenessFrame[]): string {
  const parallax = Math.max(0, ...withFace.map((frame) => frame.parallax ?? 0));
  return [
    `Depth in the turn ${parallax}.`,
    `Repeated frames ${frames.filter(({ repeats }) => repeats !== null).length} of ${frames.length}.`,
    ...(found === null ? [] : [`Strongest pattern ${found} dB.`]),
    `Passive models ${mean(withFace.map(({ face }) => face?.real)) ?? "none"} and ${mean(withFace.map(({ face }) => face?.live)) ?? "none"}.`,
  ].join(" ");
}

const inWords = (seen: readonly SeenAction[]): string =>
  seen
    .map(({ action, value, frame }) => `${action} ${value ?? "none"}${frame === null ? " (not seen)" : ""}`)
    .join(", ");
const limitOf = ({ action, threshold }: SeenAction): string => `${action} ${threshold}`;

function regionsOf(
  seen: readonly SeenAction[],
  frames: readonly LivenessFrame[],
): NonNullable<Evidence["regions"]> {
  return seen.flatMap(({ action, frame }) => {
    const box = frames.find(({ index }) => index === frame)?.face?.box;
    return box && frame !== null ? [{ step: "liveness" as const, frame, box, label: action }] : [];
  });
}
