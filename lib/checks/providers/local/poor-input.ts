import type { CheckInput, CheckResult } from "../../provider";
import { type CaptureStep, CHECKS } from "../../registry";

/**
 * A picture or file that cannot be examined at all: asked for again; when no try is left the check ends `issue`,
 * `document_poor_quality`. Nothing else was assessed.
 * @param subCheck the one that says whether the input is good enough
 */
export function poorInput(
  { checkType }: CheckInput,
  at: { step: CaptureStep; subCheck: string; reason: string },
): CheckResult {
  const { subChecks } = CHECKS[checkType];
  const names: readonly string[] = subChecks;
  return {
    outcome: "issue",
    breakdown: Object.fromEntries(
      names.map((name) => [name, name === at.subCheck ? "issue" : "not_assessed"]),
    ),
    evidence: Object.fromEntries(
      names.map((name) => [
        name,
        {
          ...{ method: "file opened within limits of time and memory", measured: null, threshold: null },
          reason: name === at.subCheck ? at.reason : "The file could not be examined.",
        },
      ]),
    ),
    failureReason: "document_poor_quality",
    failureDetails: at.reason,
    recapture: [{ step: at.step, reason: "unreadable" }],
  };
}
