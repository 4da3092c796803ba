import type { RecaptureReason } from "../checks/provider";
import { type CaptureStep, type CheckType, captureSteps } from "../checks/registry";
import { isFace } from "../verification/biometric-checks";
import { stepsOf } from "../verification/check-group";
import { MAX_ATTEMPTS } from "../verification/last-try";

/** What the person says they hold. Only a card has a back. */
export const DOCUMENT_TYPES = ["passport", "identity_card", "driving_licence"] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];
export const hasBack = (type: DocumentType): boolean => type !== "passport";

/** A capture row as the plan reads it. A current row without media waives its step. */
export type CaptureFact = {
  step: string;
  /** The try it was handed in for. */
  attempt: number;
  hasMedia: boolean;
  isCurrent: boolean;
  /** The engine has looked at it: a try that counts. */
  isProcessed: boolean;
  rejectedReason: RecaptureReason | null;
};

/** One step as every device of the person shows it. */
export type PlannedStep = {
  step: CaptureStep;
  status: "open" | "done" | "not_needed";
  /** How often it may still be looked at. Replacing a picture before that costs nothing. */
  attempts_left: number;
  /** A check is looking, or has looked, at what was handed in: it may not be replaced. */
  fixed: boolean;
  /** Of a step that is asked for again: what was wrong with the last picture. */
  again: RecaptureReason | null;
};

type Plannable = {
  checkTypes: readonly CheckType[];
  captures: readonly CaptureFact[];
  /** Checks that were handed in and do not wait for another picture. */
  begunChecks: readonly CheckType[];
  withoutBiometrics: boolean;
};

/** The steps of a session and where each stands: from the rows alone (oldest first), so that all devices agree. */
export function capturePlan(session: Plannable): { steps: PlannedStep[]; next: CaptureStep | null } {
  const asked = captureSteps(session.checkTypes).filter((s) => !session.withoutBiometrics || !isFace(s));
  const steps = asked.map((step): PlannedStep => {
    const rows = session.captures.filter((f) => f.step === step);
    const used = rows.filter((f) => f.isProcessed).length;
    const current = rows.find((f) => f.isCurrent);
    const status = !current ? "open" : current.hasMedia ? "done" : "not_needed";
    const again = current ? null : (rows.at(-1)?.rejectedReason ?? null);
    const fixed = session.begunChecks.some((type) => stepsOf(type).includes(step));
    return { step, status, attempts_left: Math.max(0, MAX_ATTEMPTS - used), fixed, again };
  });
  return { steps, next: steps.find((s) => s.status === "open")?.step ?? null };
}
