import type { CheckProvider } from "../../provider";
import { CHECKS } from "../../registry";

const REASON = "No engine of this installation examines this yet. A person has to look at the pictures.";

/**
 * Live mode without an engine: every sub-check `not_assessed`, the check `consider`. It never passes anything:
 * what was not examined is not clear.
 */
export const local: CheckProvider = {
  name: "local",
  run: async ({ checkType }) => {
    const { subChecks } = CHECKS[checkType];
    return {
      outcome: "consider",
      breakdown: Object.fromEntries(subChecks.map((name) => [name, "not_assessed"])),
      evidence: Object.fromEntries(
        subChecks.map((name) => [name, { method: "none", measured: null, threshold: null, reason: REASON }]),
      ),
      failureReason: "manual_review_required",
      failureDetails: REASON,
    };
  },
};
