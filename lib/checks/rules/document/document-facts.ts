import type { Box, DocumentReading } from "../../engine/document/document-reading";
import type { CheckInput } from "../../provider";
import type { ThresholdName } from "../../thresholds";

export const DOCUMENT_THRESHOLDS = [
  "documentSharpness",
  "documentGlare",
  "documentBrightness",
  "documentTextHeight",
  "mrzConfidence",
  "mrzWeakest",
  "mrzPitchDeviation",
  "screenMoire",
  "screenFrame",
  "copyChroma",
  "zoneConfidence",
  "expiryYearsAhead",
  "acceptSpecimens",
  "addressPartial",
] as const satisfies readonly ThresholdName[];

export type DocumentOptions = {
  minimumPermittedAge: number;
  /** Compare with the record. */
  clientDataValidation: boolean;
  /** Null: everything. */
  analysisCoverage: readonly string[] | null;
};

/** All a document check is judged by. */
export type DocumentFacts = {
  reading: DocumentReading;
  /** Faces found on the document's front; null: nobody looked. */
  portrait: { faces: number; box: Box | null } | null;
  /** Null: there is no record to compare with. */
  record: CheckInput["entity"] | null;
  options: DocumentOptions;
  limits: Record<(typeof DOCUMENT_THRESHOLDS)[number], number>;
  /** The UTC day of judgement, ISO. */
  today: string;
};

/** The check's options with ComplyCube's defaults (field.md › Vocabulary). */
export function documentOptions(options: Record<string, unknown>): DocumentOptions {
  const { minimumPermittedAge: age, clientDataValidation: compare, analysisCoverage: coverage } = options;
  return {
    minimumPermittedAge: typeof age === "number" ? age : 18,
    clientDataValidation: compare !== false,
    analysisCoverage: Array.isArray(coverage) ? coverage.map(String) : null,
  };
}
