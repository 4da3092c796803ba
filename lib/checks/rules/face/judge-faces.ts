import type { FaceComparison } from "../../engine/face/compare-faces";
import type { CheckResult } from "../../provider";
import { judge } from "../judge";
import { FACE_RULES } from "./face-findings";
import { type FaceLimits, faceDetection, facialSimilarity, samePicture, similarityOf } from "./face-rules";

export type FaceJudgement = CheckResult & { details: Record<string, unknown> };

/**
 * The verdict of a face comparison, from what was measured alone. A selfie that is a photograph of the portrait lowers
 * `facialSimilarity`: the faces are alike, which proves nothing. Both sub-checks are needed for `clear`.
 * @param required sub-checks that must have been assessed (TenantSettings.requiredSubChecks)
 */
export function judgeFaces(
  { engine, ...compared }: FaceComparison,
  { limits, required }: { limits: FaceLimits; required: readonly string[] },
): FaceJudgement {
  const similarity = facialSimilarity(compared, limits);
  const examined = {
    faceDetection: faceDetection(compared, limits),
    facialSimilarity:
      "notAssessed" in similarity
        ? similarity
        : { ...similarity, findings: [...similarity.findings, ...samePicture(compared, limits)] },
  };
  const { findings, ...verdict } = judge(FACE_RULES, examined, [...required, ...Object.keys(examined)]);
  return {
    ...verdict,
    engine: { ...engine, thresholds: limits },
    details: { ...faceDetails(compared, limits), findings, measurements: compared },
  };
}

/** What a comparison adds to `result_data`: numbers only, never a descriptor. */
export function faceDetails(
  { distance }: Pick<FaceComparison, "distance">,
  limits: FaceLimits,
): { distance: number | null; similarity: number | null; threshold: number; match: boolean } {
  return {
    distance,
    similarity: distance === null ? null : similarityOf(distance),
    threshold: limits.faceDistance,
    match: distance !== null && distance <= limits.faceDistance,
  };
}
