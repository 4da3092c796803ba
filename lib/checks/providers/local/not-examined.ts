import type { CheckInput, CheckResult } from "../../provider";
import { CHECKS } from "../../registry";

/**
 * A check of which this installation examined nothing: every sub-check `not_assessed`, the check `consider`. It never
 * passes anything.
 */
export function notExamined({ checkType }: CheckInput, reason: string): CheckResult {
  const { subChecks } = CHECKS[checkType];
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
