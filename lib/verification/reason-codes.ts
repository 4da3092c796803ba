import type { Decision } from "./create-review";

/**
 * Why a person decided so: code → words, by decision. Codes are stored for ever: words may be improved, a code is
 * never given another meaning and never removed.
 */
export const REASON_CODES = {
  approved: {
    evidence_agrees: "Evidence agrees with the record",
    differences_explained: "Differences are explained",
    near_limit_same_person: "Close to the limit, same person",
    quality_only: "Only the picture quality was poor",
    hits_ruled_out: "Screening hits are other people",
    other_evidence: "Confirmed on other evidence",
  },
  rejected: {
    not_genuine: "Document does not look genuine",
    different_person: "Face is another person's",
    not_live: "No live person was present",
    data_disagrees: "Data disagrees and is not explained",
    document_not_valid: "Document is expired or not valid",
    listed_person: "Is the listed person",
    outside_policy: "Outside our policy",
  },
  flagged: {
    suspected_fraud: "Suspected fraud",
    needs_specialist: "A specialist should look",
    repeated_pattern: "Seen before in other sessions",
    policy_question: "Our policy does not say",
  },
  pending: {
    waiting_for_person: "Waiting for the person",
    waiting_for_colleague: "Waiting for a colleague",
    waiting_for_source: "Waiting for another source",
  },
} as const satisfies Record<Decision, Record<string, string>>;

/** The words of a reason code; null when the decision does not have it. */
export function reasonCodeWords(decision: Decision, code: string): string | null {
  const ofDecision: Record<string, string> = REASON_CODES[decision];
  return Object.hasOwn(ofDecision, code) ? (ofDecision[code] ?? null) : null;
}
