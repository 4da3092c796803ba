import type { CheckInput, CheckResult } from "../../provider";
import { DOCUMENT_THRESHOLDS, documentOptions } from "../../rules/document/document-facts";
import { judgeDocument } from "../../rules/document/judge-document";
import { isoDay } from "../../rules/iso-days";
import { thresholdsOf } from "../../thresholds";
import { examine, isUnexaminable } from "./examine";
import { openCapture } from "./open-capture";
import { poorInput } from "./poor-input";

const AT = { step: "document_front", subCheck: "imageQuality" } as const;

/**
 * Reads the document in the engine's process, looks for its portrait, and judges it against the entity's record. A
 * picture that cannot be opened, or that costs the engine its process twice (a bomb), is asked for again.
 */
export async function documentCheck(input: CheckInput): Promise<CheckResult> {
  const front = await openCapture(input, "document_front");
  if (!front) return poorInput(input, { ...AT, reason: "No picture of the document was handed in." });
  const back = await openCapture(input, "document_back");
  const reading = await examine("document", { front: front.bytes, back: back?.bytes, now: input.now });
  if (isUnexaminable(reading)) return poorInput(input, { ...AT, reason: reading.unexaminable });
  const portrait = await examine("findPortrait", { document: front.bytes });
  return judgeDocument(
    {
      reading,
      portrait: isUnexaminable(portrait) ? null : portrait,
      record: input.entity,
      options: documentOptions(input.options),
      limits: thresholdsOf(DOCUMENT_THRESHOLDS, input.policy.thresholds),
      today: isoDay(input.now),
    },
    input.policy.requiredSubChecks,
  );
}
