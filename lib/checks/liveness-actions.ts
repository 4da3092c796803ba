import { randomInt } from "node:crypto";

/**
 * What a liveness challenge can ask for. Left and right are the person's own: `turn_left` brings the nose towards
 * their left shoulder, `tilt_left` the left ear. In a picture that is not mirrored (frames are sent so; only the
 * preview is mirrored) the person's left is on the picture's right, so a person who turns left looks to its right.
 */
export const LIVENESS_ACTIONS = [
  "turn_left",
  "turn_right",
  "tilt_left",
  "tilt_right",
  "smile",
  "open_mouth",
  "close_eyes",
] as const;
export type LivenessAction = (typeof LIVENESS_ACTIONS)[number];

/** Actions in one challenge. */
export const CHALLENGE_LENGTH = 3;
/** How long a challenge may be answered, seconds. */
export const CHALLENGE_SECONDS = 120;

const TURNS: readonly LivenessAction[] = ["turn_left", "turn_right"];

export const isLivenessAction = (text: string): text is LivenessAction =>
  (LIVENESS_ACTIONS as readonly string[]).includes(text);

/**
 * A new challenge: distinct actions in random order, from the system's secure random source. Always exactly one turn,
 * since only a turn shows depth. 120 challenges are possible.
 */
export function drawChallenge(): LivenessAction[] {
  const others = shuffled(LIVENESS_ACTIONS.filter((action) => !TURNS.includes(action)));
  const turn = TURNS[randomInt(TURNS.length)] ?? "turn_left";
  return shuffled([turn, ...others.slice(0, CHALLENGE_LENGTH - 1)]);
}

function shuffled<T>(items: readonly T[]): T[] {
  const left = [...items];
  const drawn: T[] = [];
  while (left.length > 0) drawn.push(...left.splice(randomInt(left.length), 1));
  return drawn;
}
