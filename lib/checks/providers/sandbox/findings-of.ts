import type { CheckType } from "../../registry";
import { ADDRESS_RULES } from "../../rules/address/address-findings";
import { DOCUMENT_RULES } from "../../rules/document/document-findings";
import type { Rule } from "../../rules/finding";

/** The rules table of a check type, for scripts that name findings. */
export const FINDINGS_OF: Partial<Record<CheckType, Readonly<Record<string, Rule>>>> = {
  document_check: DOCUMENT_RULES,
  proof_of_address_check: ADDRESS_RULES,
};
