import type { CheckInput, CheckResult } from "../../provider";
import { FACE_THRESHOLDS } from "../../rules/face/face-rules";
import { judgeFaces } from "../../rules/face/judge-faces";
import { thresholdsOf } from "../../thresholds";
import { examine, isUnexaminable } from "./examine";
import { openCapture } from "./open-capture";
import { poorInput } from "./poor-input";

const SUB_CHECK = "faceDetection";

/** The face on the document's front against the selfie, measured in the engine's process. */
export async function identityCheck(input: CheckInput): Promise<CheckResult> {
  const document = await openCapture(input, "document_front");
  if (!document) {
    const reason = "No picture of the document was handed in.";
    return poorInput(input, { step: "document_front", subCheck: SUB_CHECK, reason });
  }
  const selfie = await openCapture(input, "selfie");
  if (!selfie) {
    return poorInput(input, { step: "selfie", subCheck: SUB_CHECK, reason: "No selfie was handed in." });
  }
  const measured = await examine("compareFaces", { document: document.bytes, selfie: selfie.bytes });
  if (isUnexaminable(measured)) {
    return poorInput(input, { step: "selfie", subCheck: SUB_CHECK, reason: measured.unexaminable });
  }
  return judgeFaces(measured, {
    limits: thresholdsOf(FACE_THRESHOLDS, input.policy.thresholds),
    required: input.policy.requiredSubChecks,
  });
}
