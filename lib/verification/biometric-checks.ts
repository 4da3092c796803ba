import type { CheckResult } from "../checks/provider";
import { type CaptureStep, CHECKS, type CheckType } from "../checks/registry";
import { stepsOf } from "./check-group";

/** Steps that show a living face. */
export const isFace = (step: CaptureStep): boolean => step === "selfie" || step === "liveness";

/** Checks that measure a face. Without biometrics they are not carried out, and say so. */
export const isBiometric = (type: CheckType): boolean => stepsOf(type).some(isFace);

/**
 * The result of a check that measures a face, of a person who chose the way without: nothing was examined, so it is
 * never clear; a person decides on the document and the proof of address.
 */
export function withoutBiometricsResult(type: CheckType): CheckResult {
  const reason = "The person chose the way without biometrics: no face was measured. A person has to decide.";
  const { subChecks } = CHECKS[type];
  return {
    outcome: "consider",
    breakdown: Object.fromEntries(subChecks.map((name) => [name, "not_assessed"])),
    evidence: Object.fromEntries(
      subChecks.map((name) => [name, { method: "none", measured: null, threshold: null, reason }]),
    ),
    failureReason: "manual_review_required",
    failureDetails: reason,
  };
}
