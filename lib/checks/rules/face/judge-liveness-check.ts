import type { LivenessMeasures } from "../../engine/face/judge-liveness";
import { judge } from "../judge";
import { FACE_RULES } from "./face-findings";
import { faceDetection, facialSimilarity } from "./face-rules";
import { type FaceJudgement, faceDetails } from "./judge-faces";
import { type LivenessLimits, livenessChallenge, presentationAttack } from "./liveness-rules";

const NO_CHALLENGE = {
  method: "head pose and expression from a face mesh",
  notAssessed: "The person chose to let a person look instead of doing movements before the camera.",
};

/**
 * The verdict of liveness and face comparison together, from what was measured alone.
 * All four sub-checks are needed: one that was not assessed keeps the check from `clear`.
 * @param challenge the actions asked for, in order; null when the frames answer no challenge
 * @param required sub-checks that must have been assessed (TenantSettings.requiredSubChecks)
 * @param withoutChallenge the person handed in a picture for a person to look at instead (media/quality-warnings.ts)
 */
export function judgeLivenessCheck(
  { engine, ...measures }: LivenessMeasures,
  challenge: readonly string[] | null,
  {
    limits,
    required,
    withoutChallenge = false,
  }: { limits: LivenessLimits; required: readonly string[]; withoutChallenge?: boolean },
): FaceJudgement {
  const all: LivenessMeasures = { engine, ...measures };
  const { comparison } = measures;
  const { examined: challenged, seen } = livenessChallenge(all, challenge, limits);
  const nothing = { method: "face comparison", notAssessed: "Document or selfie is missing." };
  const examined = {
    livenessChallenge: withoutChallenge ? NO_CHALLENGE : challenged,
    presentationAttack: presentationAttack(all, challenge, limits),
    faceDetection: comparison ? faceDetection(comparison, limits) : nothing,
    facialSimilarity: comparison ? facialSimilarity(comparison, limits) : nothing,
  };
  const { findings, ...verdict } = judge(FACE_RULES, examined, [...required, ...Object.keys(examined)]);
  return {
    ...verdict,
    engine: { ...engine, thresholds: limits },
    details: {
      ...(comparison ? faceDetails(comparison, limits) : {}),
      ...{ challenge, actions: seen, findings, measurements: measures },
    },
  };
}
