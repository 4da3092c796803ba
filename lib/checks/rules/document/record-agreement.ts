import { extractedData } from "../../documents/extracted-data";
import { stateCode } from "../../documents/state-code";
import type { Discrepancy, ExtractedData } from "../../provider";
import { matchAddress } from "../address/match-address";
import type { Finding } from "../finding";
import { compareNames } from "../names/name-agreement";
import type { DocumentFacts } from "./document-facts";
import type { DocumentFinding } from "./document-findings";

type Found = Finding<DocumentFinding>;
export type RecordAgreement = {
  findings: Found[];
  discrepancies: Discrepancy[];
  /** What was noted without lowering anything: transliterated, middle names on one side… */
  notes: string[];
};

const alpha2 = (code: string): string => (code.length === 3 ? (stateCode(code).country ?? code) : code);

/** What the document says against the entity's own record; every difference is a discrepancy for a person to resolve. */
export function compareRecord(facts: DocumentFacts): RecordAgreement {
  const { record, reading, limits } = facts;
  const data = extractedData(reading);
  const agreement: RecordAgreement = { findings: [], discrepancies: [], notes: [] };
  if (!record) return agreement;
  compareName(facts, data, agreement);
  const differs = (
    field: keyof ExtractedData,
    mine: string | null,
    theirs: string | undefined,
    name: DocumentFinding,
  ) => {
    if (!mine || !theirs || mine === theirs) return;
    agreement.findings.push({ name, measured: field.replaceAll("_", " ") });
    agreement.discrepancies.push({ field, recordValue: mine, documentValue: theirs });
  };
  differs("date_of_birth", record.dateOfBirth, data.date_of_birth, "birth_date_differs");
  differs("gender", record.gender, data.gender, "detail_differs");
  const nationality = data.nationality && alpha2(data.nationality.toUpperCase());
  const isCode = nationality && /^[A-Z]{2}$/.test(nationality);
  differs(
    "nationality",
    record.nationality && alpha2(record.nationality.toUpperCase()),
    isCode ? nationality : undefined,
    "detail_differs",
  );
  const printed = data.address?.line1;
  if (printed && record.address) {
    const match = matchAddress(record.address, [printed]);
    if (match.score < limits.addressPartial) {
      agreement.findings.push({
        name: "detail_differs",
        measured: match.score,
        threshold: limits.addressPartial,
      });
      const recordValue = Object.values(record.address).filter(Boolean).join(", ");
      agreement.discrepancies.push({ field: "address", recordValue, documentValue: printed });
    }
  }
  return agreement;
}

function compareName({ record, reading }: DocumentFacts, data: ExtractedData, into: RecordAgreement): void {
  if (!record) return;
  const given = [record.firstName, record.middleName].filter(Boolean).join(" ") || null;
  const found = compareNames(
    { given, family: record.lastName },
    { given: data.first_name ?? null, family: data.last_name ?? null },
    reading.mrz?.fields.namesTruncated ?? false,
  );
  into.notes.push(...found.notes);
  if (found.overall === "same" || found.overall === "compatible") return;
  const name = (
    { similar: "name_similar", different: "name_differs", not_comparable: "name_not_comparable" } as const
  )[found.overall];
  const why = found.notes.length > 0 ? ` (${found.notes.join(", ").replaceAll("_", " ")})` : "";
  into.findings.push({
    name,
    measured: `${found.overall.replaceAll("_", " ")}${why}`,
    threshold: "same or compatible",
  });
  const sides = [
    ["first_name", found.given, given, data.first_name],
    ["last_name", found.family, record.lastName, data.last_name],
  ] as const;
  for (const [field, agreement, recordValue, documentValue] of sides) {
    if (agreement === "same" || agreement === "compatible") continue;
    if (recordValue && documentValue) into.discrepancies.push({ field, recordValue, documentValue });
  }
}
