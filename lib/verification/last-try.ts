import type { CheckResult, RecaptureReason } from "../checks/provider";
import type { CaptureStep } from "../checks/registry";
import { type FailureReason, worse } from "./outcome";

/** How often a step is looked at before its pictures end the session; replaced before that, they do not count. */
export const MAX_ATTEMPTS = 5;

/** What to call it when a step's pictures stayed too poor (clients.md › failure_reason). */
export function poorPictureReason(step: CaptureStep, reason: RecaptureReason): FailureReason {
  if (reason === "challenge_not_followed") return "liveness_failed";
  if (reason === "wrong_document_type") return "document_unsupported";
  if (reason === "no_face" || reason === "several_faces" || reason === "face_too_small") {
    return step === "document_front" ? "document_poor_quality" : "face_not_detected";
  }
  return step === "selfie" || step === "liveness" ? "face_not_detected" : "document_poor_quality";
}

/**
 * The result of a check whose step may not be repeated once more: it counts, and a picture that nobody could judge
 * is never better than `issue` (decisions.md › Recapture).
 */
export function afterLastTry(
  result: CheckResult,
  recapture: { step: CaptureStep; reason: RecaptureReason },
): CheckResult {
  const { recapture: _, ...counted } = result;
  const ended = counted.outcome === "issue" || counted.outcome === "error";
  if (ended && counted.failureReason) return counted;
  return {
    ...counted,
    outcome: worse(counted.outcome, "issue"),
    failureReason: poorPictureReason(recapture.step, recapture.reason),
    failureDetails: `${recapture.step}: ${recapture.reason} after ${MAX_ATTEMPTS} tries.`,
  };
}
