import type { CheckInput, CheckResult, Discrepancy, ExtractedData, RecaptureReason } from "../../provider";
import { type CaptureStep, CHECKS } from "../../registry";
import type { Examined, Finding, Rule } from "../../rules/finding";
import { judge } from "../../rules/judge";
import { SUB_CHECK_REASONS } from "../../rules/sub-check-reasons";
import { FINDINGS_OF } from "./findings-of";
import type { ScriptedCheck } from "./test-script";

const METHOD = "test script";

/**
 * What a test script decides for a check, judged by the rules that real measurements are judged by: sub-checks,
 * outcome, reason and pictures to be asked for again all follow from them.
 * @param poor the captures that a script calls too poor
 */
export function scriptedResult(
  input: CheckInput,
  given: ScriptedCheck,
  poor: readonly { step: CaptureStep; reason: RecaptureReason }[],
): CheckResult {
  const { rules, examined } = given.findings
    ? fromFindings(input, given.findings)
    : fromBreakdown(input, given);
  const { findings, ...verdict } = judge(rules, examined, input.policy.requiredSubChecks);
  const isError = given.outcome === "error";
  const outcome = isError ? ("error" as const) : verdict.outcome;
  const isClear = outcome === "clear";
  return {
    ...{ ...verdict, outcome },
    ...(given.failure_reason && !isClear ? { failureReason: given.failure_reason } : {}),
    ...(isError ? { failureReason: given.failure_reason ?? "provider_error" } : {}),
    ...(given.failure_details && !isClear ? { failureDetails: given.failure_details } : {}),
    ...(given.extracted_data ? { extractedData: given.extracted_data as ExtractedData } : {}),
    ...(given.discrepancies ? { discrepancies: given.discrepancies.map(asDiscrepancy) } : {}),
    ...(poor.length > 0 ? { recapture: [...poor] } : {}),
    details: { findings },
  };
}

const asDiscrepancy = (d: NonNullable<ScriptedCheck["discrepancies"]>[number]): Discrepancy => ({
  field: d.field,
  recordValue: d.record_value,
  documentValue: d.document_value,
});

type Case = { rules: Record<string, Rule>; examined: Record<string, Examined<string>> };

function fromFindings({ checkType }: CheckInput, names: readonly string[]): Case {
  const rules = FINDINGS_OF[checkType] ?? {};
  const { subChecks, steps } = CHECKS[checkType];
  const step = (steps as readonly CaptureStep[])[0];
  const found = (subCheck: string): Finding<string>[] =>
    names
      .filter((name) => rules[name]?.subCheck === subCheck)
      .map((name) => ({
        name,
        ...(rules[name]?.isPicture && step ? { recapture: { step, reason: "unreadable" as const } } : {}),
      }));
  const examined = subChecks.map((name) => [name, { method: METHOD, findings: found(name) }] as const);
  return { rules: { ...rules }, examined: Object.fromEntries(examined) };
}

function fromBreakdown(
  { checkType }: CheckInput,
  { outcome, breakdown, failure_reason }: ScriptedCheck,
): Case {
  const subChecks: readonly string[] = CHECKS[checkType].subChecks;
  const [first = ""] = subChecks;
  const values: Record<string, string> = breakdown ?? (outcome ? { [first]: outcome } : {});
  const rules: Record<string, Rule> = {};
  const examined: Record<string, Examined<string>> = {};
  for (const name of subChecks) {
    const value = values[name] ?? "clear";
    if (value === "not_assessed" || value === "error") {
      examined[name] = { method: METHOD, notAssessed: "The script says so." };
    } else if (value === "clear") examined[name] = { method: METHOD, findings: [] };
    else {
      const reason = SUB_CHECK_REASONS[name as keyof typeof SUB_CHECK_REASONS];
      rules[name] = {
        ...{ subCheck: name, outcome: value as Rule["outcome"], text: "The script says so." },
        failureReason: failure_reason ?? (value === "consider" ? "manual_review_required" : reason),
      };
      examined[name] = { method: METHOD, findings: [{ name }] };
    }
  }
  return { rules, examined };
}
