import type { FailureReason } from "../../verification/outcome";
import type { CHECKS, CheckType } from "../registry";

type SubCheck = (typeof CHECKS)[CheckType]["subChecks"][number];

/** The reason a sub-check gives when it fails and nothing more precise is known. */
export const SUB_CHECK_REASONS: Record<SubCheck, FailureReason> = {
  documentValidation: "document_invalid",
  imageQuality: "document_poor_quality",
  visualAuthenticity: "document_fake",
  dataConsistency: "data_mismatch",
  documentExpiry: "document_expired",
  ageValidation: "other",
  faceDetection: "face_not_detected",
  facialSimilarity: "face_mismatch",
  livenessChallenge: "liveness_failed",
  presentationAttack: "liveness_failed",
  documentReadability: "document_poor_quality",
  nameMatch: "data_mismatch",
  addressMatch: "data_mismatch",
  issueDate: "document_invalid",
  sanctionsLists: "sanctions_match",
  pepLists: "sanctions_match",
};
