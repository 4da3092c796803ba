import type { FailureReason } from "../../verification/outcome";
import type { CheckOutcome, Evidence, RecaptureReason } from "../provider";
import type { CaptureStep } from "../registry";

/** What a finding leads to: one line of a rules table. */
export type Rule = {
  /** Key of `result_data.breakdown`. */
  subCheck: string;
  outcome: Exclude<CheckOutcome, "clear" | "error">;
  failureReason: FailureReason;
  /** In words for those who decide; no personal data. */
  text: string;
  /** The picture is to blame: the step is asked for again while tries are left. */
  isPicture?: true;
};

type Line = (
  subCheck: string,
  failureReason: FailureReason,
  text: string,
  more?: { isPicture: true },
) => Rule;
const line =
  (outcome: Rule["outcome"]): Line =>
  (subCheck, failureReason, text, more) => ({ subCheck, outcome, failureReason, text, ...more });

/** Lines of a rules table by their outcome. */
export const issue = line("issue");
export const attention = line("attention");
export const consider = line("consider");
export const PICTURE = { isPicture: true } as const;

/** A condition that was met, with what was measured. `N`: the names of a rules table. */
export type Finding<N extends string> = {
  name: N;
  measured?: Evidence["measured"];
  threshold?: Evidence["threshold"];
  regions?: Evidence["regions"];
  /** More precise than the table's text; no personal data. */
  detail?: string;
  /** Of a finding that blames a picture: which one, and why. */
  recapture?: { step: CaptureStep; reason: RecaptureReason };
};

/** What examining one sub-check gave. Without findings it is clear. */
export type Examined<N extends string> =
  | { method: string; notAssessed: string }
  | {
      method: string;
      /** Shown when nothing was found: the value that was well within its limit. */
      measured?: Evidence["measured"];
      threshold?: Evidence["threshold"];
      regions?: Evidence["regions"];
      /** What this examination could not see, or what was noted without lowering it. */
      note?: string;
      findings: Finding<N>[];
    };
