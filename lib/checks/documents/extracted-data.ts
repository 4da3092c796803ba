import type { DocumentReading, VisualZoneField } from "../engine/document/document-reading";
import type { ExtractedData } from "../provider";

/**
 * What a reading says, in the documented shape. The MRZ goes first; what it does not hold (issue date, authority,
 * address) or could not be read from it comes from the visual zone. An MRZ with a wrong check digit is still what is
 * printed: whether to trust it is the rules' matter.
 */
export function extractedData({ mrz, visual, documentType }: DocumentReading): ExtractedData {
  const seen = (field: VisualZoneField) => visual.fields[field]?.value;
  const data: Record<string, string | undefined> = {
    first_name: mrz?.fields.firstName || seen("first_name"),
    last_name: mrz?.fields.lastName || seen("last_name"),
    date_of_birth: mrz?.fields.dateOfBirth.iso ?? seen("date_of_birth"),
    document_type: documentType?.kind,
    document_number: mrz?.fields.documentNumber || seen("document_number"),
    document_country: mrz?.fields.issuingCountry ?? undefined,
    nationality: mrz?.fields.nationalityCountry ?? seen("nationality"),
    expiry_date: mrz?.fields.expiryDate.iso ?? seen("expiry_date"),
    issue_date: seen("issue_date"),
    issuing_authority: seen("issuing_authority"),
    gender: mrz?.fields.sex ?? seen("gender"),
  };
  const address = seen("address");
  return {
    ...Object.fromEntries(Object.entries(data).filter(([, value]) => value)),
    ...(address ? { address: { line1: address } } : {}),
  };
}
