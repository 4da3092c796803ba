import type { Discrepancy } from "../../provider";
import type { Examined } from "../finding";
import type { DocumentFacts } from "./document-facts";
import type { DocumentFinding } from "./document-findings";
import { isReadable } from "./image-quality";
import { mrzTrust } from "./mrz-trust";
import { compareRecord } from "./record-agreement";
import { compareZones } from "./zone-agreement";

/**
 * The document against itself (machine-readable zone and print) and against the entity's record. The comparison with
 * the record can be switched off by `clientDataValidation: false`; it then says so.
 */
export function dataConsistency(facts: DocumentFacts): {
  examined: Examined<DocumentFinding>;
  discrepancies: Discrepancy[];
} {
  const method =
    "machine-readable zone against print; document against record (names by ICAO 9303-3 transliteration)";
  if (!isReadable(facts) || mrzTrust(facts) === "unsure") {
    return {
      examined: { method, notAssessed: "The document's data was not read surely." },
      discrepancies: [],
    };
  }
  const zones = compareZones(facts);
  const isAsked = facts.options.clientDataValidation && facts.record !== null;
  const record = isAsked ? compareRecord(facts) : { findings: [], discrepancies: [], notes: [] };
  if (!isAsked && zones.compared.length === 0) {
    const why = facts.record
      ? "Comparison with the record is switched off"
      : "There is no record to compare with";
    return {
      examined: { method, notAssessed: `${why}, and no field was read in both zones.` },
      discrepancies: [],
    };
  }
  const notes = [
    zones.compared.length > 0
      ? `Read in both zones: ${zones.compared.join(", ").replaceAll("_", " ")}.`
      : "No field was read in both zones.",
    isAsked ? "" : "Not compared with the record.",
    record.notes.length > 0 ? `Name: ${record.notes.join(", ").replaceAll("_", " ")}.` : "",
  ];
  return {
    examined: {
      ...{ method, measured: `${zones.compared.length} fields in both zones` },
      note: notes.filter(Boolean).join(" "),
      findings: [...zones.findings, ...record.findings],
    },
    discrepancies: record.discrepancies,
  };
}
