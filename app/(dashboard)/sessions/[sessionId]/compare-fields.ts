import type { FieldView } from "@/components/session/session-page-view";
import { type ExtractedDocument, maskNumber } from "@/lib/verification/extracted-data";

type Record_ = {
  firstName: string | null;
  middleName: string | null;
  lastName: string | null;
  dateOfBirth: string | null;
  gender: string | null;
  nationality: string | null;
  addressLine1: string | null;
  addressCity: string | null;
  addressPostalCode: string | null;
  addressCountry: string | null;
};

const joined = (...parts: (string | null | undefined)[]): string | null =>
  parts.filter(Boolean).join(", ") || null;
const plain = (value: string): string =>
  value.normalize("NFKC").toLocaleLowerCase("en").replace(/\s+/g, " ").trim();

/**
 * What the document says beside what the record says. Case and spacing are no difference; a value that only one
 * side has is none either. The document's number is masked: seeing it whole is a step of its own, and logged.
 */
export function compareFields(document: ExtractedDocument, record: Record_ | null): FieldView[] {
  const given = record ? [record.firstName, record.middleName].filter(Boolean).join(" ") || null : null;
  // A document may leave middle names out.
  const names = new Set([given, record?.firstName].flatMap((name) => (name ? [plain(name)] : [])));
  const { address } = document;
  const rows: [string, string, string | null | undefined, string | null | undefined, boolean?][] = [
    ["last_name", "Surname", document.last_name, record?.lastName],
    [
      "first_name",
      "Given names",
      document.first_name,
      given,
      document.first_name ? names.has(plain(document.first_name)) : true,
    ],
    ["date_of_birth", "Born", document.date_of_birth, record?.dateOfBirth],
    ["gender", "Sex", document.gender, record?.gender],
    ["nationality", "Nationality", document.nationality, record?.nationality],
    ["document_type", "Document", document.document_type, null],
    ["document_number", "Number", document.document_number && maskNumber(document.document_number), null],
    ["document_country", "Issued by", document.document_country, null],
    ["issue_date", "Issued", document.issue_date, null],
    ["issuing_authority", "Authority", document.issuing_authority, null],
    ["expiry_date", "Expires", document.expiry_date, null],
    [
      "address",
      "Address",
      joined(address?.line1, address?.city, address?.postcode, address?.country),
      joined(record?.addressLine1, record?.addressCity, record?.addressPostalCode, record?.addressCountry),
    ],
  ];
  return rows
    .filter(([, , read, known]) => read || known)
    .map(([key, label, read, known, agrees]) => ({
      key,
      label,
      document: read ?? null,
      record: known ?? null,
      differs: Boolean(read && known) && !(agrees ?? plain(read ?? "") === plain(known ?? "")),
    }));
}

const FIELD_LABELS: Record<string, string> = {
  last_name: "Surname",
  first_name: "Given names",
  date_of_birth: "Birth date",
  gender: "Sex",
  nationality: "Nationality",
  address: "Address",
  document_number: "Document number",
};

/** A field of extracted data in words. */
export const fieldLabel = (field: string): string => FIELD_LABELS[field] ?? field.replaceAll("_", " ");
