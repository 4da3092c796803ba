/** What a step asks the person for. */
export type CaptureStep = "document_front" | "document_back" | "selfie" | "liveness" | "proof_of_address";

type CheckDefinition = {
  label: string;
  /** Credits, charged when the session completes. */
  price: number;
  /** Names other than its own by which `verification_checks` may ask for it. */
  shorthands: readonly string[];
  /** Captures it needs from the person; none for screening. */
  steps: readonly CaptureStep[];
  /** Keys of `result_data.breakdown`. */
  subChecks: readonly string[];
  /** Failure reason when this check ends `issue` and nothing more precise is known. */
  failureReason: string;
};

/** Every check type; order is the order in which they run and are listed. The type system asks for the rest. */
export const CHECKS = {
  document_check: {
    label: "Document",
    price: 1,
    shorthands: [],
    steps: ["document_front", "document_back"],
    subChecks: [
      "documentValidation",
      "imageQuality",
      "visualAuthenticity",
      "dataConsistency",
      "documentExpiry",
      "ageValidation",
    ],
    failureReason: "document_fake",
  },
  identity_check: {
    label: "Face match",
    price: 1,
    shorthands: ["photo_check"],
    steps: ["document_front", "selfie"],
    subChecks: ["faceDetection", "facialSimilarity"],
    failureReason: "face_mismatch",
  },
  enhanced_identity_check: {
    label: "Liveness and face",
    price: 2,
    shorthands: ["video_check", "liveness_check"],
    steps: ["document_front", "selfie", "liveness"],
    subChecks: ["livenessChallenge", "presentationAttack", "faceDetection", "facialSimilarity"],
    failureReason: "liveness_failed",
  },
  proof_of_address_check: {
    label: "Proof of address",
    price: 1,
    shorthands: ["poa_check"],
    steps: ["proof_of_address"],
    subChecks: ["documentReadability", "nameMatch", "addressMatch", "issueDate"],
    failureReason: "data_mismatch",
  },
  aml_check: {
    label: "Sanctions screening",
    price: 1,
    shorthands: [],
    steps: [],
    subChecks: ["sanctionsLists"],
    failureReason: "sanctions_match",
  },
  pep_check: {
    label: "PEP screening",
    price: 1,
    shorthands: [],
    steps: [],
    subChecks: ["pepLists"],
    failureReason: "sanctions_match",
  },
} as const satisfies Record<string, CheckDefinition>;

export type CheckType = keyof typeof CHECKS;
export const CHECK_TYPES = Object.keys(CHECKS) as CheckType[];

/** The capture steps these checks need together, each once, in the order they are asked for. */
export function captureSteps(types: readonly CheckType[]): CaptureStep[] {
  const needed = new Set<CaptureStep>(types.flatMap((type) => CHECKS[type].steps as readonly CaptureStep[]));
  return (["document_front", "document_back", "selfie", "liveness", "proof_of_address"] as const).filter(
    (s) => needed.has(s),
  );
}

/** Credits for these checks together. */
export const priceOf = (types: readonly CheckType[]): number =>
  types.reduce((sum, type) => sum + CHECKS[type].price, 0);
