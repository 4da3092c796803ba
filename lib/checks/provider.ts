import type { ScreeningKind } from "@/db/schema/screening";
import type { EntityScreened } from "../screening/screen-entity";
import type { Screened } from "../screening/screened";
import type { CaptureStep, CheckType } from "./registry";

export type CheckOutcome = "clear" | "consider" | "attention" | "issue" | "error";
/** A sub-check's own value; `not_assessed`: could not be examined, and says so. */
export type SubOutcome = CheckOutcome | "not_assessed";

/** What was measured for one sub-check: never a bare verdict. */
export type Evidence = {
  method: string;
  measured?: number | string | boolean | null;
  threshold?: number | string | null;
  reason?: string;
  /** Where on which picture it was measured, in fractions (0 to 1) of its width and height; drawn for the reviewer. */
  regions?: {
    step: CaptureStep;
    frame?: number;
    box: [left: number, top: number, width: number, height: number];
    label?: string;
  }[];
};

/** What the verdict rests on, so that it can be computed again from the stored evidence. */
export type EngineStamp = {
  name: string;
  version: string;
  /** Model file name → SHA-256 (hex). */
  models?: Record<string, string>;
  thresholds?: Record<string, number>;
  /** Watchlist → version searched. */
  lists?: Record<string, string>;
};

/** Why a picture was too poor to judge; the applicant's texts are keyed by these. */
export const RECAPTURE_REASONS = [
  "blurred",
  "glare",
  "too_small",
  "too_dark",
  "cut_off",
  "no_document",
  "unreadable",
  "wrong_side",
  "no_face",
  "several_faces",
  "face_too_small",
  "challenge_not_followed",
  "wrong_document_type",
] as const;
export type RecaptureReason = (typeof RECAPTURE_REASONS)[number];

/** Something read from the document that differs from the entity's record. */
export type Discrepancy = { field: keyof ExtractedData; recordValue: string; documentValue: string };

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
  /** Steps to ask for again because their pictures are too poor; the result then counts only when no try is left. */
  recapture?: { step: CaptureStep; reason: RecaptureReason }[];
  discrepancies?: Discrepancy[];
  engine?: EngineStamp;
  /** The search of the watchlists that the check was: stored with its hits, which `result_data.hits` then shows. */
  screening?: Screened;
  /** Further parts of `result_data`, e.g. `mrz`, `hits`: public, so no biometric template ever. */
  details?: Record<string, unknown>;
};

/** A current capture, its picture(s) opened on demand: decrypted in the worker, never kept. */
export type CaptureInput = {
  step: CaptureStep;
  mediaId: string | null;
  contentType: string | null;
  warnings: string[];
  /** Of a liveness capture: its frames in order. */
  frames: { mediaId: string; action: string | null; takenMs: number }[];
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
  captures: CaptureInput[];
  /** The challenge the liveness capture answers: actions in order. */
  challenge: { actions: string[]; createdAt: Date } | null;
  /** The plain bytes of a file of this session; null when it is gone. */
  openMedia(mediaId: string): Promise<Buffer | null>;
  /** Searches the watchlists for the entity; null when there is none to search. */
  screen(kind: ScreeningKind): Promise<EntityScreened | null>;
  /** The tenant's thresholds and demands (TenantSettings), defaults not filled in. */
  policy: {
    thresholds: Record<string, number>;
    requiredSubChecks: string[];
    /** Which provider carries out which check, where it is not the installation's choice. */
    providers?: Record<string, string>;
  };
  /** What the person says they hold. */
  claimed?: { documentType: string | null; documentCountry: string | null };
  now: Date;
};

/** The provider has begun and has no result yet: it is asked again after so many seconds, or when it calls back. */
export type Waiting = { waiting: true; seconds: number };

/** What a provider that works elsewhere keeps of one run between tries. */
export type RunMemory = {
  /** As last saved; null at the beginning. */
  readonly state: Record<string, unknown> | null;
  /**
   * Writes it at once, so that whatever happens the next try goes on from here. Throws when another worker has taken
   * the run over. `ref`: what the provider calls the check; by it a callback finds the run.
   */
  save(state: Record<string, unknown>, ref?: string): Promise<void>;
};

/**
 * Carries checks out. Throwing means it could not be carried out: retried, at last `error`, never a pass. A provider
 * that waits keeps its own deadline and then answers `error` itself.
 */
export interface CheckProvider {
  readonly name: string;
  run(input: CheckInput, memory: RunMemory): Promise<CheckResult | Waiting>;
}
