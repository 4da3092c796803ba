import { WITHOUT_CHALLENGE } from "../../../media/quality-warnings";
import type { CheckInput, CheckResult } from "../../provider";
import type { CaptureStep } from "../../registry";
import { judgeLivenessCheck } from "../../rules/face/judge-liveness-check";
import { LIVENESS_THRESHOLDS } from "../../rules/face/liveness-rules";
import { thresholdsOf } from "../../thresholds";
import { examine, isUnexaminable } from "./examine";
import { openCapture } from "./open-capture";
import { poorInput } from "./poor-input";

/**
 * The frames of the liveness capture against the challenge they answer, signs of a presentation attack, and the
 * face on the document against the selfie; measured in the engine's process.
 */
export async function enhancedIdentityCheck(input: CheckInput): Promise<CheckResult> {
  const document = await openCapture(input, "document_front");
  if (!document) return missing(input, "document_front", "No picture of the document was handed in.");
  const selfie = await openCapture(input, "selfie");
  if (!selfie) return missing(input, "selfie", "No selfie was handed in.");
  const frames = await openFrames(input);
  const measured = await examine("judgeLiveness", {
    ...{ document: document.bytes, selfie: selfie.bytes, frames },
  });
  if (isUnexaminable(measured)) {
    const reason = measured.unexaminable;
    return poorInput(input, { step: "liveness", subCheck: "livenessChallenge", reason });
  }
  return judgeLivenessCheck(measured, input.challenge?.actions ?? null, {
    limits: thresholdsOf(LIVENESS_THRESHOLDS, input.policy.thresholds),
    required: input.policy.requiredSubChecks,
    withoutChallenge: input.captures.some(
      (capture) => capture.step === "liveness" && capture.warnings.includes(WITHOUT_CHALLENGE),
    ),
  });
}

const missing = (input: CheckInput, step: CaptureStep, reason: string) =>
  poorInput(input, { step, subCheck: "faceDetection", reason });

/** The frames of the liveness capture, decrypted; throws when one that was handed in is gone. */
async function openFrames({ captures, openMedia }: CheckInput) {
  const frames = captures.find((capture) => capture.step === "liveness")?.frames ?? [];
  return Promise.all(
    frames.map(async ({ mediaId, action, takenMs }) => {
      const bytes = await openMedia(mediaId);
      if (!bytes) throw new Error("A frame of the liveness capture is gone.");
      return { bytes, action, takenMs };
    }),
  );
}
