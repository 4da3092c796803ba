import { findDates } from "../../dates/find-dates";
import type { VisualField, VisualZoneField } from "../../engine/document/document-reading";
import type { Finding } from "../finding";
import { compareNames } from "../names/name-agreement";
import { nameWords } from "../names/name-words";
import { spellings } from "../names/spellings";
import type { DocumentFacts } from "./document-facts";
import type { DocumentFinding } from "./document-findings";
import { mrzTrust } from "./mrz-trust";

type Found = Finding<DocumentFinding>;

/** Letters that print and OCR-B share with digits. */
const fold = (value: string) =>
  value
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "")
    .replace(/[OQD]/g, "0")
    .replace(/[IL]/g, "1")
    .replace(/S/g, "5")
    .replace(/B/g, "8")
    .replace(/Z/g, "2");

/**
 * What the printed text says against the machine-readable zone of the same document. A value that the zone gives
 * and that stands printed anywhere counts as agreeing: a label misread is no contradiction. Read surely, a
 * difference is a sign of tampering; read unsurely, it is worth a look.
 */
export function compareZones(facts: DocumentFacts): { compared: VisualZoneField[]; findings: Found[] } {
  const { mrz, visual } = facts.reading;
  const compared: VisualZoneField[] = [];
  const findings: Found[] = [];
  if (!mrz || mrzTrust(facts) === "unsure") return { compared, findings };
  const check = (field: VisualZoneField, agrees: (printed: VisualField) => boolean) => {
    const printed = visual.fields[field];
    if (!printed) return;
    compared.push(field);
    if (agrees(printed)) return;
    const isSure = printed.confidence >= facts.limits.zoneConfidence;
    findings.push({
      ...{ name: isSure ? "zones_contradict" : "zones_differ", measured: field.replaceAll("_", " ") },
      ...{ threshold: facts.limits.zoneConfidence },
      regions: [
        { step: printed.step, box: printed.box, label: field.replaceAll("_", " ") },
        { step: mrz.step, box: mrz.box, label: mrz.format },
      ],
      detail: `Printed and machine-readable ${field.replaceAll("_", " ")} differ.`,
    });
  };
  const lines = visual.lines.map((line) => line.text);
  const isPrinted = (day: string) =>
    lines.some((line) =>
      (["dmy", "mdy"] as const).some((order) => findDates(line, order).some((d) => d.day === day)),
    );
  const { documentNumber, dateOfBirth, expiryDate, firstName, lastName, namesTruncated } = mrz.fields;
  const dates = { date_of_birth: dateOfBirth.iso, expiry_date: expiryDate.iso };
  for (const [field, day] of Object.entries(dates)) {
    if (day) check(field as keyof typeof dates, (printed) => printed.value === day || isPrinted(day));
  }
  if (documentNumber) {
    const number = fold(documentNumber);
    check("document_number", (printed) => {
      const other = fold(printed.value);
      return (
        other.includes(number) || number.includes(other) || lines.some((line) => fold(line).includes(number))
      );
    });
  }
  const printedWords = new Set(lines.flatMap((line) => nameWords(line).flatMap(spellings)));
  const name = { given: firstName || null, family: lastName || null };
  for (const [field, words] of [
    ["first_name", firstName],
    ["last_name", lastName],
  ] as const) {
    if (!words) continue;
    check(field, (printed) => {
      const side = field === "first_name" ? "given" : "family";
      const other = { ...name, [side]: printed.value };
      const found = compareNames(other, name, namesTruncated)[side];
      return found !== "different" || nameWords(words).every((word) => printedWords.has(word));
    });
  }
  return { compared, findings };
}
