import type { FailureReason } from "../../verification/outcome";

/** What each reason is called before the person who was verified, and before those who decide. */
export type ReasonTexts = Record<FailureReason, { applicant: string; operator: string }>;

type Explained = Exclude<FailureReason, Undisclosed>;
/** Reasons of which an applicant learns nothing: telling them apart would help whoever tries. */
export const UNDISCLOSED = ["document_fake", "liveness_failed", "sanctions_match"] as const;
type Undisclosed = (typeof UNDISCLOSED)[number];

/**
 * The texts of one language. `shared` is what applicants read for all undisclosed reasons: one string, so that the
 * three cannot drift apart.
 */
export function reasonTexts(
  shared: string,
  operator: Record<Undisclosed, string>,
  explained: Record<Explained, { applicant: string; operator: string }>,
): ReasonTexts {
  const undisclosed = Object.fromEntries(
    UNDISCLOSED.map((reason) => [reason, { applicant: shared, operator: operator[reason] }]),
  ) as Pick<ReasonTexts, Undisclosed>;
  return { ...undisclosed, ...explained };
}
