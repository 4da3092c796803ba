import type { CaptureStep } from "@/lib/checks/registry";
import type { QualityWarning } from "@/lib/media/quality-warnings";
import type { Measures } from "./measure-picture";

const DARK = 42;
const SHARP_DOCUMENT = 45;
const SHARP_FACE = 10;

/**
 * What seems wrong with a picture for a step, gravest first; nothing: it looks good. `faces`: how many a detector
 * found, null without one. Made to be silent when in doubt: a hint is advice, never a verdict.
 */
export function qualityHints(step: CaptureStep, m: Measures, faces: number | null): QualityWarning[] {
  const isFace = step === "selfie" || step === "liveness";
  const found: QualityWarning[] = [];
  // In the dark nothing else can be told.
  if (m.brightness < DARK) return ["too_dark"];
  if (isFace) {
    if (faces === 0 || (faces === null && m.skin < 0.03)) found.push("no_face");
    if (m.sharpness < SHARP_FACE) found.push("blurred");
    return found;
  }
  if (faces !== null && step === "document_back" && faces > 0) found.push("wrong_side");
  if (m.sharpness < SHARP_DOCUMENT) found.push("blurred");
  // A letter is white all over.
  if (step !== "proof_of_address" && m.blownBlocks > 0.015 && m.blownBlocks < 0.3) found.push("glare");
  if (m.extent && step !== "proof_of_address") found.push(...placed(m.extent));
  return found;
}

function placed({ left, right, top, bottom }: NonNullable<Measures["extent"]>): QualityWarning[] {
  if (right - left < 0.45 && bottom - top < 0.45) return ["too_small"];
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return Math.abs(x - 0.5) > 0.2 || Math.abs(y - 0.5) > 0.2 ? ["off_centre"] : [];
}
