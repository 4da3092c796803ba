import { type CaptureStep, type CheckType, captureSteps } from "../checks/registry";
import { MAX_ATTEMPTS } from "../media/media-limits";

/** What the person says they hold. Only a card has a back. */
export const DOCUMENT_TYPES = ["passport", "identity_card", "driving_licence"] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];
export const hasBack = (type: DocumentType): boolean => type !== "passport";

/** A capture row as the plan reads it. A current row without media waives its step. */
export type CaptureFact = { step: string; attempt: number; hasMedia: boolean; isCurrent: boolean };

/** One step as every device of the person shows it. */
export type PlannedStep = {
  step: CaptureStep;
  status: "open" | "done" | "not_needed";
  /** How often it may still be handed in. */
  attempts_left: number;
};

/** The steps of a session and where each stands: from the rows alone, so that all devices agree. */
export function capturePlan(
  types: readonly CheckType[],
  facts: readonly CaptureFact[],
): { steps: PlannedStep[]; next: CaptureStep | null } {
  const steps = captureSteps(types).map((step): PlannedStep => {
    const rows = facts.filter((f) => f.step === step);
    const used = Math.max(0, ...rows.filter((f) => f.hasMedia).map((f) => f.attempt));
    const current = rows.find((f) => f.isCurrent);
    const status = !current ? "open" : current.hasMedia ? "done" : "not_needed";
    return { step, status, attempts_left: Math.max(0, MAX_ATTEMPTS - used) };
  });
  return { steps, next: steps.find((s) => s.status === "open")?.step ?? null };
}
