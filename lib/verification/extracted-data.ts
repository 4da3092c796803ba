import type { Mode } from "@/db/client";
import type { ExtractedData } from "../checks/provider";

/** The documented shape: every field present, null when it could not be read. */
export type ExtractedDocument = {
  [K in Exclude<keyof ExtractedData, "address" | "issue_date" | "issuing_authority">]-?: string | null;
} & { address?: ExtractedData["address"]; issue_date?: string; issuing_authority?: string };

const FIELDS = [
  "first_name",
  "last_name",
  "date_of_birth",
  "document_type",
  "document_number",
  "document_country",
  "nationality",
  "expiry_date",
  "gender",
] as const;

/** What all checks of a session read, together; an earlier check's reading wins over a later one's. */
export function mergeExtracted(
  checks: readonly { extractedData: Record<string, unknown> | null }[],
): ExtractedData {
  return Object.assign({}, ...checks.map((c) => c.extractedData ?? {}).reverse()) as ExtractedData;
}

/**
 * As the API and events show it. In test mode "limited": no address, and the document number masked to its last
 * three characters (decisions.md › Sessions).
 */
export function publicExtracted(data: ExtractedData, mode: Mode): ExtractedDocument {
  const fields = Object.fromEntries(FIELDS.map((f) => [f, data[f] ?? null])) as Record<
    (typeof FIELDS)[number],
    string | null
  >;
  const optional = {
    ...(data.issue_date ? { issue_date: data.issue_date } : {}),
    ...(data.issuing_authority ? { issuing_authority: data.issuing_authority } : {}),
  };
  if (mode === "live") return { ...fields, ...optional, ...(data.address ? { address: data.address } : {}) };
  return {
    ...fields,
    ...optional,
    document_number: fields.document_number && maskNumber(fields.document_number),
  };
}

/** All but the last three characters hidden. */
export function maskNumber(value: string): string {
  const shown = [...value];
  return shown.map((c, i) => (i < shown.length - 3 ? "*" : c)).join("");
}
