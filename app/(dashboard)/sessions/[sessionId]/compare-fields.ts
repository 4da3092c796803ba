import type { FieldView } from "@/components/session/session-page-view";
import type { ExtractedDocument } from "@/lib/verification/extracted-data";

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
 * side has is none either.
 */
export function compareFields(document: ExtractedDocument, record: Record_ | null): FieldView[] {
  const given = record ? [record.firstName, record.middleName].filter(Boolean).join(" ") || null : null;
  // A document may leave middle names out.
  const names = new Set([given, record?.firstName].flatMap((name) => (name ? [plain(name)] : [])));
  const { address } = document;
  const rows: [string, string | null | undefined, string | null | undefined, boolean?][] = [
    ["Surname", document.last_name, record?.lastName],
    [
      "Given names",
      document.first_name,
      given,
      document.first_name ? names.has(plain(document.first_name)) : true,
    ],
    ["Born", document.date_of_birth, record?.dateOfBirth],
    ["Sex", document.gender, record?.gender],
    ["Nationality", document.nationality, record?.nationality],
    ["Document", document.document_type, null],
    ["Number", document.document_number, null],
    ["Issued by", document.document_country, null],
    ["Expires", document.expiry_date, null],
    [
      "Address",
      joined(address?.line1, address?.city, address?.postcode, address?.country),
      joined(record?.addressLine1, record?.addressCity, record?.addressPostalCode, record?.addressCountry),
    ],
  ];
  return rows
    .filter(([, read, known]) => read || known)
    .map(([label, read, known, agrees]) => ({
      label,
      document: read ?? null,
      record: known ?? null,
      differs: Boolean(read && known) && !(agrees ?? plain(read ?? "") === plain(known ?? "")),
    }));
}
