import type { DocumentFacts } from "./document-facts";

/** How far the machine-readable zone can be relied on. `unsure`: wrong or unread, and the picture may be why. */
export type MrzTrust = "none" | "valid" | "unsure" | "wrong";

/** A wrong check digit is the document's only if every character was read surely; else it may be the picture's. */
export function mrzTrust({ reading: { mrz }, limits }: DocumentFacts): MrzTrust {
  if (!mrz) return "none";
  if (mrz.valid) return "valid";
  return mrz.confidence >= limits.mrzConfidence && mrz.weakest >= limits.mrzWeakest ? "wrong" : "unsure";
}

/** Whether the check digit over a field is right: only then is the field judged by the zone. */
export function isFieldProven(
  { reading: { mrz } }: DocumentFacts,
  field: "date_of_birth" | "expiry_date",
): boolean {
  return mrz?.checkDigits.some((digit) => digit.field === field && digit.valid) ?? false;
}
