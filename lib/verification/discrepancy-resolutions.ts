/**
 * How a difference between document and record was settled (31 CFR 1020.220(a)(3)(i)(C): the record says how each
 * substantive discrepancy was resolved). Codes are stored for ever.
 */
export const RESOLUTIONS = {
  spelling_variant: "Spelling variant, same person",
  transliteration: "Written in another script",
  name_change: "Name changed, evidence seen",
  reading_error: "Misread; the document agrees",
  record_corrected: "Our record was wrong, is corrected",
  document_correct: "Document is right, record follows",
  document_outdated: "Document shows an earlier state",
  not_resolvable: "Cannot be explained",
} as const;

export type Resolution = keyof typeof RESOLUTIONS;

/** Whether it stands in the way of an approval: nobody has settled it, or nobody could. */
export const isUnsettled = (resolution: string | null): boolean =>
  resolution === null || resolution === "not_resolvable";
