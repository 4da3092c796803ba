import type { MrzReading } from "../../engine/document/document-reading";
import type { Examined, Finding } from "../finding";
import { yearsBetween } from "../iso-days";
import type { DocumentFacts } from "./document-facts";
import type { DocumentFinding } from "./document-findings";
import { hasFlaw, isReadable } from "./image-quality";
import { mrzTrust } from "./mrz-trust";

type Found = Finding<DocumentFinding>;

/** Structure, check digits, codes and dates of the document, by themselves and among each other. */
export function documentValidation(facts: DocumentFacts): Examined<DocumentFinding> {
  const { mrz, documentType } = facts.reading;
  const method = "ICAO 9303 structure and check digits; codes of ISO 3166-1; dates among each other";
  if (documentType?.kind === "visa" || (documentType === null && !mrz && isReadable(facts))) {
    const name: DocumentFinding = documentType ? "not_an_identity_document" : "no_mrz";
    const recapture = { step: "document_front", reason: "wrong_document_type" } as const;
    return { method, findings: [documentType ? { name, recapture } : { name }, ...dateFindings(facts)] };
  }
  if (!mrz) {
    if (!isReadable(facts)) {
      const isText = facts.reading.visual.lines.length > 0;
      // A poor picture is asked for again as such before anybody is told that the document is a wrong one.
      if (documentType || !isText || hasFlaw(facts))
        return { method, notAssessed: "The document could not be read." };
      const recapture = { step: "document_front", reason: "wrong_document_type" } as const;
      return { method, findings: [{ name: "not_an_identity_document", recapture }] };
    }
    return { method, findings: [{ name: "no_mrz" }, ...dateFindings(facts)] };
  }
  const trust = mrzTrust(facts);
  if (trust === "unsure") {
    return { method, notAssessed: "The machine-readable zone was not read surely enough to judge it." };
  }
  const right = mrz.checkDigits.filter((digit) => digit.valid).length;
  return {
    ...{ method, measured: `${right} of ${mrz.checkDigits.length} check digits right` },
    regions: [{ step: mrz.step, box: mrz.box, label: mrz.format }],
    findings: [...zoneFindings(mrz, facts), ...dateFindings(facts)],
  };
}

function zoneFindings(mrz: MrzReading, { limits }: DocumentFacts): Found[] {
  const regions: NonNullable<Found["regions"]> = [{ step: mrz.step, box: mrz.box, label: mrz.format }];
  const found: Found[] = [];
  const wrong = mrz.checkDigits.filter((digit) => !digit.valid).map((digit) => digit.field);
  const right = mrz.checkDigits.length - wrong.length;
  const measured = `${right} of ${mrz.checkDigits.length} check digits right`;
  if (wrong.length > 0) {
    const detail = `The check digit is wrong of: ${wrong.join(", ").replaceAll("_", " ")}.`;
    found.push({ name: "check_digit_wrong", measured, threshold: mrz.checkDigits.length, regions, detail });
  }
  if (mrz.faults.length > 0) {
    found.push({ name: "structure_wrong", measured: mrz.faults.length, threshold: 0, regions });
  }
  const { dateOfBirth, expiryDate, issuingState, issuingStateKnown, nationalityKnown, nationality } =
    mrz.fields;
  if ([dateOfBirth, expiryDate].some((date) => date.known && date.iso === null)) {
    found.push({ name: "date_impossible", regions });
  }
  if (!dateOfBirth.known || !expiryDate.known) found.push({ name: "date_missing", regions });
  const chosen = mrz.corrections.filter((correction) => correction.by === "check_digit").length;
  if (chosen > 0) found.push({ name: "check_digit_corrected", measured: chosen, threshold: 0, regions });
  if (issuingState === "UTO") {
    if (limits.acceptSpecimens < 1) found.push({ name: "specimen", measured: issuingState, regions });
  } else if (!issuingStateKnown) found.push({ name: "unknown_state", measured: issuingState, regions });
  if (!nationalityKnown && nationality !== "UTO") {
    found.push({ name: "nationality_unknown", measured: nationality, regions });
  }
  return found;
}

/** Dates among each other, from whichever zone gave them. */
function dateFindings({ reading: { mrz, visual }, limits, today }: DocumentFacts): Found[] {
  const born = mrz?.fields.dateOfBirth.iso ?? visual.fields.date_of_birth?.value ?? null;
  const expires = mrz?.fields.expiryDate.iso ?? visual.fields.expiry_date?.value ?? null;
  const issued = visual.fields.issue_date?.value ?? null;
  const contradictions = [
    born !== null && born > today,
    issued !== null && issued > today,
    issued !== null && born !== null && issued < born,
    issued !== null && expires !== null && issued >= expires,
    born !== null && expires !== null && expires <= born,
  ];
  const found: Found[] = [];
  if (contradictions.includes(true)) found.push({ name: "dates_contradict" });
  const ahead = expires === null ? 0 : yearsBetween(today, expires);
  if (ahead > limits.expiryYearsAhead) {
    found.push({ name: "expiry_too_far", measured: ahead, threshold: limits.expiryYearsAhead });
  }
  return found;
}
