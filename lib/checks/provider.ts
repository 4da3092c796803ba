import type { CheckType } from "./registry";

export type CheckOutcome = "clear" | "consider" | "attention" | "issue" | "error";
/** A sub-check's own value; `not_assessed`: could not be examined, and says so. */
export type SubOutcome = CheckOutcome | "not_assessed";

/** What was measured for one sub-check: never a bare verdict. */
export type Evidence = {
  method: string;
  measured?: number | string | boolean | null;
  threshold?: number | string | null;
  reason?: string;
};

export type ExtractedData = {
  first_name?: string;
  last_name?: string;
  date_of_birth?: string;
  document_type?: string;
  document_number?: string;
  document_country?: string;
  nationality?: string;
  expiry_date?: string;
  issue_date?: string;
  issuing_authority?: string;
  gender?: string;
  address?: {
    line1?: string;
    line2?: string;
    city?: string;
    state?: string;
    postcode?: string;
    country?: string;
  };
};

/** What a provider found for one check. */
export type CheckResult = {
  outcome: CheckOutcome;
  breakdown: Record<string, SubOutcome>;
  evidence: Record<string, Evidence>;
  extractedData?: ExtractedData;
  /** More precise than the check type's own; from the list in clients.md. */
  failureReason?: string;
  failureDetails?: string;
};

/** What a provider is given to carry a check out. */
export type CheckInput = {
  checkId: string;
  checkType: CheckType;
  options: Record<string, unknown>;
  entity: {
    firstName: string | null;
    middleName: string | null;
    lastName: string | null;
    dateOfBirth: string | null;
    gender: string | null;
    nationality: string | null;
    address: ExtractedData["address"] | null;
  };
  captures: { step: string; mediaId: string | null }[];
  now: Date;
};

/** Carries checks out. Throwing means it could not be carried out: retried, at last `error`, never a pass. */
export interface CheckProvider {
  readonly name: string;
  run(input: CheckInput): Promise<CheckResult>;
}
