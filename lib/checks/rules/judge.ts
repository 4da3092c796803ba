import { worse } from "../../verification/outcome";
import type { CheckOutcome, CheckResult, Evidence, SubOutcome } from "../provider";
import type { Examined, Finding, Rule } from "./finding";

type Judgement = Pick<
  CheckResult,
  "outcome" | "breakdown" | "evidence" | "failureReason" | "failureDetails" | "recapture"
> & {
  /** Every finding, the gravest first: `result_data.findings`. */
  findings: { sub_check: string; finding: string; outcome: CheckOutcome; reason: string }[];
};

const GRAVITY: readonly CheckOutcome[] = ["error", "issue", "attention", "consider"];

/**
 * The verdict of one check from what its sub-checks found, by its rules table alone.
 * - A sub-check is as bad as its worst finding; without findings it is clear; not examined, `not_assessed`.
 * - The check is as bad as its worst sub-check. `not_assessed` lowers it to `consider` when the tenant demands that
 *   sub-check (`required`), or when nothing at all was assessed.
 * - The reason is the worst finding's; of equals, the one that stands first in the table.
 * - Pictures are asked for again only when no graver or equally grave finding stands whatever the picture.
 */
export function judge<N extends string>(
  rules: Readonly<Record<N, Rule>>,
  examined: Readonly<Record<string, Examined<N>>>,
  required: readonly string[],
): Judgement {
  const order = Object.keys(rules) as N[];
  const graver = (a: Finding<N>, b: Finding<N>) =>
    GRAVITY.indexOf(rules[a.name].outcome) - GRAVITY.indexOf(rules[b.name].outcome) ||
    order.indexOf(a.name) - order.indexOf(b.name);
  const breakdown: Record<string, SubOutcome> = {};
  const evidence: Record<string, Evidence> = {};
  const all: Finding<N>[] = [];
  for (const [subCheck, found] of Object.entries(examined)) {
    if ("notAssessed" in found) {
      breakdown[subCheck] = "not_assessed";
      evidence[subCheck] = {
        method: found.method,
        measured: null,
        threshold: null,
        reason: found.notAssessed,
      };
      continue;
    }
    const findings = found.findings.toSorted(graver);
    all.push(...findings);
    breakdown[subCheck] = findings.map((f) => rules[f.name].outcome as CheckOutcome).reduce(worse, "clear");
    evidence[subCheck] = evidenceOf(found, findings[0], rules);
  }
  all.sort(graver);
  const missing = Object.keys(breakdown).filter(
    (s) => breakdown[s] === "not_assessed" && required.includes(s),
  );
  const nothing = Object.values(breakdown).every((value) => value === "not_assessed");
  const [cause] = all;
  const outcome = worse(
    cause ? rules[cause.name].outcome : "clear",
    missing.length > 0 || nothing ? "consider" : "clear",
  );
  const isCause = cause && rules[cause.name].outcome === outcome;
  const recapture = recaptureOf(rules, all, cause);
  return {
    outcome,
    breakdown,
    evidence,
    findings: all.map((f) => ({
      ...{ sub_check: rules[f.name].subCheck, finding: f.name },
      ...{ outcome: rules[f.name].outcome, reason: f.detail ?? rules[f.name].text },
    })),
    ...(outcome === "clear"
      ? {}
      : {
          failureReason: isCause ? rules[cause.name].failureReason : "manual_review_required",
          failureDetails: isCause
            ? (cause.detail ?? rules[cause.name].text)
            : nothing
              ? "Nothing could be assessed."
              : `Not assessed although required: ${missing.join(", ")}.`,
        }),
    ...(recapture.length > 0 ? { recapture } : {}),
  };
}

function evidenceOf<N extends string>(
  found: Exclude<Examined<N>, { notAssessed: string }>,
  worst: Finding<N> | undefined,
  rules: Readonly<Record<N, Rule>>,
): Evidence {
  const reason = [worst && (worst.detail ?? rules[worst.name].text), found.note].filter(Boolean).join(" ");
  const regions = worst?.regions ?? found.regions;
  return {
    method: found.method,
    measured: (worst ? worst.measured : found.measured) ?? null,
    threshold: (worst ? worst.threshold : found.threshold) ?? null,
    ...(reason ? { reason } : {}),
    ...(regions ? { regions } : {}),
  };
}

function recaptureOf<N extends string>(
  rules: Readonly<Record<N, Rule>>,
  all: Finding<N>[],
  cause: Finding<N> | undefined,
): NonNullable<CheckResult["recapture"]> {
  const stands = all.some((f) => !rules[f.name].isPicture && rules[f.name].outcome === "issue");
  if (!cause || stands || rules[cause.name].outcome !== "issue") return [];
  const steps = new Map(
    all
      .flatMap((f) => (f.recapture && rules[f.name].outcome === "issue" ? [f.recapture] : []))
      .reverse()
      .map((r) => [r.step, r]),
  );
  return [...steps.values()];
}
