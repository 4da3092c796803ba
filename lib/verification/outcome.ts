import type { CheckOutcome } from "../checks/provider";
import { CHECKS, type CheckType } from "../checks/registry";

const ORDER: readonly CheckOutcome[] = ["clear", "consider", "attention", "issue", "error"];

export type FinishedCheck = {
  checkType: CheckType;
  outcome: CheckOutcome;
  failureReason?: string | undefined;
  failureDetails?: string | undefined;
};

export type Verdict = {
  status: "completed" | "failed";
  outcome: CheckOutcome;
  failureReason: string | null;
  failureDetails: string;
};

/** The worse of two: clear < consider < attention < issue < error. */
export const worse = (a: CheckOutcome, b: CheckOutcome): CheckOutcome =>
  ORDER.indexOf(a) >= ORDER.indexOf(b) ? a : b;

/**
 * How a session ends (decisions.md › Outcomes): its outcome is the worst of its checks; `issue` and `error` end it
 * failed, all else completed. The reason is that of the first check with the worst outcome. No check at all is an
 * error: nothing was verified.
 */
export function verdict(checks: readonly FinishedCheck[]): Verdict {
  const outcome = checks
    .map((c) => c.outcome)
    .reduce<CheckOutcome>(worse, checks.length === 0 ? "error" : "clear");
  const cause = checks.find((c) => c.outcome === outcome);
  const failed = outcome === "issue" || outcome === "error";
  return {
    status: failed ? "failed" : "completed",
    outcome,
    failureReason:
      outcome === "clear" ? null : (cause?.failureReason ?? defaultReason(outcome, cause?.checkType)),
    failureDetails: outcome === "clear" ? "" : (cause?.failureDetails ?? ""),
  };
}

function defaultReason(outcome: CheckOutcome, type: CheckType | undefined): string {
  if (outcome === "error") return "provider_error";
  if (outcome === "issue" && type) return CHECKS[type].failureReason;
  return "manual_review_required";
}

/** Reasons a session may carry (clients.md). */
export const FAILURE_REASONS = [
  "document_fake",
  "document_expired",
  "document_invalid",
  "document_poor_quality",
  "document_unsupported",
  "face_mismatch",
  "liveness_failed",
  "face_not_detected",
  "data_mismatch",
  "incomplete_data",
  "manual_review_required",
  "provider_error",
  "timeout",
  "user_abandoned",
  "other",
  "sanctions_match",
  "consent_declined",
] as const;
export type FailureReason = (typeof FAILURE_REASONS)[number];
