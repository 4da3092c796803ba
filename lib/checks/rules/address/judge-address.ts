import type { AddressReading } from "../../engine/address/address-reading";
import type { CheckResult, Discrepancy } from "../../provider";
import type { ThresholdName } from "../../thresholds";
import type { Examined } from "../finding";
import { addMonths } from "../iso-days";
import { judge } from "../judge";
import { ADDRESS_RULES, type AddressFinding } from "./address-findings";
import { type AddressMeasurements, type AddressRecord, regionsOf } from "./measure-address";

export const ADDRESS_THRESHOLDS = [
  "addressConfidence",
  "addressCharacters",
  "addressMatch",
  "addressPartial",
  "addressMaxAgeMonths",
] as const satisfies readonly ThresholdName[];

type Limits = Record<(typeof ADDRESS_THRESHOLDS)[number], number>;

/**
 * The verdict on a proof of address, from measurements alone. `details` is what they were, so that the verdict can be
 * made again; the document's text is not kept.
 */
export function judgeAddress(
  measured: AddressMeasurements,
  {
    limits,
    today,
    required,
    record,
    engine,
  }: {
    limits: Limits;
    /** UTC day, ISO. */
    today: string;
    required: readonly string[];
    record: AddressRecord;
    engine: AddressReading["engine"];
  },
): CheckResult & { details: Record<string, unknown> } {
  const readable = readability(measured.reading, limits);
  const isRead = "findings" in readable && readable.findings.length === 0;
  const unread = (method: string): Examined<AddressFinding> => ({
    method,
    notAssessed: "The document could not be read.",
  });
  const examined = {
    documentReadability: readable,
    nameMatch: isRead ? nameMatch(measured) : unread("name looked for in the text"),
    addressMatch: isRead ? addressMatch(measured, limits) : unread("address looked for in the text"),
    issueDate: isRead ? issueDate(measured, limits, today) : unread("date labelled as the day of issue"),
  };
  const { findings, ...verdict } = judge(ADDRESS_RULES, examined, required);
  const isConfirmed = verdict.breakdown.addressMatch === "clear" && record.address;
  return {
    ...verdict,
    ...(isConfirmed && record.address ? { extractedData: { address: record.address } } : {}),
    discrepancies: discrepanciesOf(measured, record, limits, isRead),
    engine: { ...engine, thresholds: limits },
    details: {
      findings,
      issued_on: isRead ? (measured.issued?.day ?? null) : null,
      measurements: { ...measured, judged_on: today },
    },
  };
}

function readability(
  { source, characters, confidence }: AddressMeasurements["reading"],
  limits: Limits,
): Examined<AddressFinding> {
  const method =
    source === "pdf_text" ? "the file's own text" : "text reader (PP-OCR); letters read and their certainty";
  const few = characters < limits.addressCharacters;
  const [value, threshold] =
    few || confidence === null
      ? [characters, limits.addressCharacters]
      : [confidence, limits.addressConfidence];
  const isPoor = few || (confidence !== null && confidence < limits.addressConfidence);
  const recapture = { step: "proof_of_address", reason: "unreadable" } as const;
  return {
    ...{ method, measured: value, threshold },
    findings: isPoor ? [{ name: "unreadable", measured: value, threshold, recapture }] : [],
  };
}

function nameMatch({ name, hasName }: AddressMeasurements): Examined<AddressFinding> {
  const method = "surname and first name or initial in one line, by ICAO 9303-3 transliteration";
  const regions = regionsOf(name.line);
  const at = {
    measured: name.agreement.replaceAll("_", " "),
    threshold: "same or compatible",
    ...(regions.length > 0 ? { regions } : {}),
  };
  if (!hasName || name.agreement === "not_comparable")
    return { method, findings: [{ name: "no_name_on_record", ...at }] };
  const finding = {
    same: null,
    compatible: null,
    similar: "name_similar",
    different: "name_not_found",
  } as const;
  const found = finding[name.agreement];
  return { method, ...at, findings: found ? [{ name: found, ...at }] : [] };
}

function addressMatch({ address }: AddressMeasurements, limits: Limits): Examined<AddressFinding> {
  const method = "weighted share of the record's address found together";
  if (!address) return { method, findings: [{ name: "no_address_on_record" }] };
  const at = {
    ...{ measured: address.score, threshold: limits.addressMatch },
    ...(address.regions.length > 0 ? { regions: address.regions } : {}),
  };
  // A house number or postcode that differs is another address, however much of the rest agrees.
  const isWhole =
    address.score >= limits.addressMatch && !address.missing.some((p) => p === "number" || p === "postcode");
  if (isWhole) return { method, ...at, findings: [] };
  const detail = `Not found: ${address.missing.join(", ") || "parts of words"}.`;
  const name = address.score >= limits.addressPartial ? "address_in_part" : "other_address";
  return { method, findings: [{ name, ...at, detail: `${ADDRESS_RULES[name].text} ${detail}` }] };
}

function issueDate({ issued }: AddressMeasurements, limits: Limits, today: string): Examined<AddressFinding> {
  const method = "date labelled as the day of issue; English, German, French and Spanish labels";
  const threshold = `${limits.addressMaxAgeMonths} months before ${today}`;
  if (!issued) return { method, findings: [{ name: "no_date", threshold }] };
  const regions = regionsOf(issued.line);
  const at = { measured: issued.day, threshold, ...(regions.length > 0 ? { regions } : {}) };
  const isOld = (day: string) => addMonths(day, limits.addressMaxAgeMonths) < today;
  const other = issued.other;
  const name: AddressFinding | null =
    issued.day > today && (other === null || other > today)
      ? "issued_in_future"
      : isOld(issued.day)
        ? "too_old"
        : issued.day > today || (other !== null && isOld(other))
          ? "date_unsure"
          : null;
  return { method, ...at, findings: name ? [{ name, ...at }] : [] };
}

function discrepanciesOf(
  measured: AddressMeasurements,
  record: AddressRecord,
  limits: Limits,
  isRead: boolean,
): Discrepancy[] {
  const { address } = measured;
  const isWhole =
    address &&
    address.score >= limits.addressMatch &&
    !address.missing.some((p) => p === "number" || p === "postcode");
  if (!isRead || !record.address || !address || isWhole) return [];
  const recordValue = Object.values(record.address).filter(Boolean).join(", ");
  return [{ field: "address", recordValue, documentValue: address.text ?? "" }];
}
