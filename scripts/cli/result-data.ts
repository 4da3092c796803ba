import type { CheckResult } from "@/lib/checks/provider";

/** A check's result as a session's `result_data` has it, without what only a session knows. */
export function resultData({
  outcome,
  breakdown,
  evidence,
  details,
  failureReason,
  failureDetails,
  recapture,
  engine,
}: CheckResult): Record<string, unknown> {
  return {
    ...{ result: outcome, breakdown, evidence, ...details },
    ...(failureReason ? { failure_reason: failureReason, failure_details: failureDetails } : {}),
    ...(recapture ? { recapture } : {}),
    engine,
  };
}

/** For people: the outcome, then each sub-check with what was measured. */
export function resultLines({ outcome, breakdown, evidence }: CheckResult): string[] {
  return [
    `Outcome: ${outcome}`,
    ...Object.entries(breakdown).map(([name, value]) => {
      const { measured, threshold, reason } = evidence[name] ?? { measured: null, threshold: null };
      const about = [
        measured === null || measured === undefined ? "" : `measured ${measured}`,
        threshold === null || threshold === undefined ? "" : `threshold ${threshold}`,
        reason ?? "",
      ].filter(Boolean);
      return `  ${name}: ${value}${about.length > 0 ? ` (${about.join("; ")})` : ""}`;
    }),
  ];
}
