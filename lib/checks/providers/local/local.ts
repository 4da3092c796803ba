import type { CheckInput, CheckProvider, CheckResult } from "../../provider";
import type { CheckType } from "../../registry";
import { documentCheck } from "./document-check";
import { enhancedIdentityCheck } from "./enhanced-identity-check";
import { identityCheck } from "./identity-check";
import { proofOfAddressCheck } from "./proof-of-address-check";
import { screeningCheck } from "./screening-check";

type Carrier = (input: CheckInput) => Promise<CheckResult>;

/** Who carries out which check: one file each. */
const CARRIERS: Record<CheckType, Carrier> = {
  document_check: documentCheck,
  identity_check: identityCheck,
  enhanced_identity_check: enhancedIdentityCheck,
  proof_of_address_check: proofOfAddressCheck,
  aml_check: (input) => screeningCheck(input, "aml_check"),
  pep_check: (input) => screeningCheck(input, "pep_check"),
};

/** Carries checks out on this machine, with nothing but itself. Pictures are examined in the engine's process. */
export const local: CheckProvider = {
  name: "local",
  run: (input) => CARRIERS[input.checkType](input),
};
