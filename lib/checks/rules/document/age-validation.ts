import type { Examined } from "../finding";
import { yearsBetween } from "../iso-days";
import type { DocumentFacts } from "./document-facts";
import type { DocumentFinding } from "./document-findings";
import { isReadable } from "./image-quality";
import { isFieldProven } from "./mrz-trust";

/** Whether the person is old enough by the document's date of birth (`options.minimumPermittedAge`). */
export function ageValidation(facts: DocumentFacts): Examined<DocumentFinding> {
  const { mrz, visual } = facts.reading;
  const method = "age in whole years by the document's date of birth";
  const printed = visual.fields.date_of_birth?.value ?? null;
  const isProven = isFieldProven(facts, "date_of_birth");
  if (mrz && !isProven && !printed) {
    return { method, notAssessed: "The date of birth's check digit is not right, so the date says nothing." };
  }
  const born = (isProven ? mrz?.fields.dateOfBirth.iso : null) ?? printed;
  if (!isReadable(facts)) return { method, notAssessed: "The document could not be read." };
  const threshold = facts.options.minimumPermittedAge;
  if (born === null) return { method, findings: [{ name: "no_birth_date", threshold }] };
  const measured = yearsBetween(born, facts.today);
  return {
    ...{ method, measured, threshold },
    findings: measured < threshold ? [{ name: "too_young", measured, threshold }] : [],
  };
}
