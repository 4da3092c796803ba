import type { Examined } from "../finding";
import type { DocumentFacts } from "./document-facts";
import type { DocumentFinding } from "./document-findings";
import { isReadable } from "./image-quality";
import { isFieldProven } from "./mrz-trust";

/** Whether the document is still valid on the day of judgement; it is valid through its last day. */
export function documentExpiry(facts: DocumentFacts): Examined<DocumentFinding> {
  const { mrz, visual } = facts.reading;
  const method = "expiry date against the day of judgement (UTC)";
  const printed = visual.fields.expiry_date;
  const isProven = isFieldProven(facts, "expiry_date");
  if (mrz && !isProven && !printed) {
    return { method, notAssessed: "The expiry date's check digit is not right, so the date says nothing." };
  }
  const day = (isProven ? mrz?.fields.expiryDate.iso : null) ?? printed?.value ?? null;
  if (!isReadable(facts)) return { method, notAssessed: "The document could not be read." };
  if (day === null) return { method, findings: [{ name: "no_expiry", threshold: facts.today }] };
  if (!isProven && printed && printed.confidence < facts.limits.zoneConfidence) {
    const detail = "The expiry date was not read surely.";
    return { method, findings: [{ name: "no_expiry", measured: day, threshold: facts.today, detail }] };
  }
  const regions = isProven && mrz ? [{ step: mrz.step, box: mrz.box }] : printed ? [printed] : [];
  const at = {
    measured: day,
    threshold: facts.today,
    regions: regions.map(({ step, box }) => ({ step, box })),
  };
  return { method, ...at, findings: day < facts.today ? [{ name: "expired", ...at }] : [] };
}
