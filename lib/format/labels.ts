/** Words for the contract's values, as a reviewer reads them. */
export const OUTCOME_WORDS: Record<string, string> = {
  pending: "Pending",
  clear: "Clear",
  consider: "Consider",
  attention: "Attention",
  issue: "Issue",
  error: "Error",
  not_processed: "Not processed",
  not_assessed: "Not assessed",
};

export const STATUS_WORDS: Record<string, string> = {
  pending: "Pending",
  accessed: "Accessed",
  completed: "Completed",
  expired: "Expired",
  revoked: "Revoked",
  failed: "Failed",
};

export const DECISION_WORDS: Record<string, string> = {
  approved: "Approved",
  rejected: "Rejected",
  flagged: "Flagged",
  pending: "On hold",
};

/** Why a session waits for a person, where no sentence is to be had. */
export const QUEUE_REASON_WORDS: Record<string, string> = {
  outcome: "Not clear",
  flagged: "Flagged",
  second_person: "Second person",
  contest: "Contest",
  screening: "Screening hit",
};

export const ROLE_WORDS: Record<string, string> = {
  admin: "Admin",
  reviewer: "Reviewer",
  auditor: "Auditor",
  developer: "Developer",
};

/** What each role may do, in a sentence. */
export const ROLE_NOTES: Record<string, string> = {
  admin: "Everything, settings and team included.",
  reviewer: "Looks at verifications and decides.",
  auditor: "Sees everything, the audit log included, and changes nothing.",
  developer: "Keys, webhooks and test data; no live personal data.",
};

export const CHECK_WORDS: Record<string, string> = {
  document_check: "Document",
  identity_check: "Face match",
  enhanced_identity_check: "Liveness and face",
  proof_of_address_check: "Proof of address",
  aml_check: "Sanctions screening",
  pep_check: "PEP screening",
};

const SUB_CHECK_WORDS: Record<string, string> = {
  documentValidation: "Document numbers and format",
  imageQuality: "Picture quality",
  visualAuthenticity: "Looks genuine",
  dataConsistency: "Data agrees with your record",
  documentExpiry: "Not expired",
  ageValidation: "Minimum age",
  faceDetection: "One face found",
  facialSimilarity: "Same face as the document",
  livenessChallenge: "Movements as asked",
  presentationAttack: "A person, not a picture",
  documentReadability: "Readable",
  nameMatch: "Name agrees with your record",
  addressMatch: "Address agrees with your record",
  issueDate: "Recent enough",
  sanctionsLists: "Sanctions lists",
  pepLists: "Lists of politically exposed persons",
};

const REASON_WORDS: Record<string, string> = {
  document_fake: "the document does not look genuine",
  document_expired: "the document has expired",
  document_invalid: "the document is not valid",
  document_poor_quality: "the pictures of the document cannot be read",
  document_unsupported: "this kind of document is not supported",
  face_mismatch: "the face is not that of the document",
  liveness_failed: "it could not be confirmed that a person was present",
  face_not_detected: "no face could be found",
  data_mismatch: "the data does not agree with your record",
  incomplete_data: "data is missing",
  manual_review_required: "a person has to look",
  provider_error: "a check could not be carried out",
  timeout: "a check did not finish in time",
  user_abandoned: "the person did not finish",
  other: "see the details",
  sanctions_match: "a sanctions list has a matching entry",
  consent_declined: "the person did not agree to the checks",
};

export const PROFILE_WORDS: Record<string, string> = {
  basic: "Basic",
  standard: "Standard",
  comprehensive: "Comprehensive",
  custom: "Custom checks",
};

/** `someKey` or `some_key` as words, for values that have no entry of their own. */
const spelledOut = (key: string): string => {
  const words = key
    .replace(/_/g, " ")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

export const checkWord = (type: string): string => CHECK_WORDS[type] ?? spelledOut(type);
export const subCheckWord = (key: string): string => SUB_CHECK_WORDS[key] ?? spelledOut(key);
export const profileWord = (profile: string): string => PROFILE_WORDS[profile] ?? spelledOut(profile);
/** Why a session is not clear, as the end of a sentence. */
export const reasonWords = (reason: string): string =>
  REASON_WORDS[reason] ?? spelledOut(reason).toLowerCase();
