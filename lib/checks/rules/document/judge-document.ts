import { extractedData } from "../../documents/extracted-data";
import type { CheckResult } from "../../provider";
import type { Examined } from "../finding";
import { judge } from "../judge";
import { ageValidation } from "./age-validation";
import { dataConsistency } from "./data-consistency";
import { documentExpiry } from "./document-expiry";
import type { DocumentFacts } from "./document-facts";
import { DOCUMENT_RULES, type DocumentFinding } from "./document-findings";
import { documentValidation } from "./document-validation";
import { imageQuality } from "./image-quality";
import { visualAuthenticity } from "./visual-authenticity";

/** Analyses of ComplyCube by which a sub-check may be left out; the others rest on facts and are always made. */
const ASKED_BY: Record<string, readonly string[]> = {
  visualAuthenticity: ["forensic_analysis"],
  dataConsistency: ["consistency_analysis", "front_back_analysis"],
};

export type DocumentJudgement = CheckResult & { details: Record<string, unknown> };

/**
 * The verdict of a document check, from what was measured alone: the same facts give the same verdict.
 * `details` is all it was made from, without pictures, so that it can be made again.
 * @param required sub-checks that must have been assessed (TenantSettings.requiredSubChecks)
 */
export function judgeDocument(facts: DocumentFacts, required: readonly string[]): DocumentJudgement {
  const consistency = dataConsistency(facts);
  const all: Record<string, Examined<DocumentFinding>> = {
    documentValidation: documentValidation(facts),
    imageQuality: imageQuality(facts),
    visualAuthenticity: visualAuthenticity(facts),
    dataConsistency: consistency.examined,
    documentExpiry: documentExpiry(facts),
    ageValidation: ageValidation(facts),
  };
  const coverage = facts.options.analysisCoverage;
  const isLeftOut = (subCheck: string) => {
    const analyses = ASKED_BY[subCheck];
    return coverage !== null && analyses !== undefined && !analyses.some((a) => coverage.includes(a));
  };
  const examined = Object.fromEntries(
    Object.entries(all).map(([name, found]) => [
      name,
      isLeftOut(name)
        ? { method: found.method, notAssessed: "Not asked for (options.analysisCoverage)." }
        : found,
    ]),
  );
  const { findings, ...verdict } = judge(DOCUMENT_RULES, examined, required);
  const { reading, limits, portrait, options, record, today } = facts;
  return {
    ...verdict,
    extractedData: extractedData(reading),
    ...(isLeftOut("dataConsistency") ? {} : { discrepancies: consistency.discrepancies }),
    engine: { ...reading.engine, thresholds: limits },
    details: {
      mrz: reading.mrz && {
        ...{ format: reading.mrz.format, lines: reading.mrz.lines, valid: reading.mrz.valid },
        corrections: reading.mrz.corrections,
      },
      findings,
      measurements: { reading, portrait, options, record, judged_on: today },
    },
  };
}
