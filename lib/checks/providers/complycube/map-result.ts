import type { FailureReason } from "../../../verification/outcome";
import { worse } from "../../../verification/outcome";
import type { CheckOutcome, CheckResult, Evidence, ExtractedData, SubOutcome } from "../../provider";
import { CHECKS, type CheckType } from "../../registry";
import { SUB_CHECK_REASONS } from "../../rules/sub-check-reasons";
import type { Analysis, VendorCheck, VendorDocument } from "./payloads";

/** Whose finding a vendor's analysis is. A name inside it can say so more precisely: the first that fits counts. */
const BY_NAME: readonly [RegExp, string][] = [
  [/expir/i, "documentExpiry"],
  [/(^|minimum|permitted)age|ageValidation|ageCheck/i, "ageValidation"],
  [/quality/i, "imageQuality"],
  [/clientData/i, "dataConsistency"],
  [/faceDetection/i, "faceDetection"],
  [/facialSimilarity|faceMatch/i, "facialSimilarity"],
  [/liveness|authenticityAnalysis/i, "presentationAttack"],
  [/nameMatch|clientName/i, "nameMatch"],
  [/addressMatch|clientAddress/i, "addressMatch"],
  [/issueDate|documentDate/i, "issueDate"],
  [/forensic/i, "visualAuthenticity"],
  [/consistencyAnalysis|frontBack|crossCheck/i, "dataConsistency"],
  [/mrz|format|content/i, "documentValidation"],
];

const OUTCOMES: Record<string, SubOutcome> = {
  clear: "clear",
  attention: "attention",
  rejected: "issue",
  not_processed: "not_assessed",
};
const METHOD = "ComplyCube";

/** A finished check of the vendor as ours. What its words do not say was not assessed. */
export function mapResult(type: CheckType, { id, status, result }: VendorCheck): CheckResult {
  const subChecks: readonly string[] = CHECKS[type].subChecks;
  const engine = { name: METHOD, version: "v1" };
  const found = new Map<string, { outcome: SubOutcome; where: string[]; score: number | null }>();
  const { extractedData, ...analyses } = result?.breakdown ?? {};
  collect(analyses as Record<string, Analysis>, [], (path, value) => {
    const name = path.join(".");
    const sub = BY_NAME.find(([pattern, key]) => subChecks.includes(key) && pattern.test(name))?.[1];
    if (!sub) return;
    const now = found.get(sub) ?? { outcome: "not_assessed" as const, where: [], score: null };
    if (typeof value === "number") found.set(sub, { ...now, score: value });
    else {
      const outcome = OUTCOMES[value] ?? "not_assessed";
      const where = outcome === "clear" || outcome === "not_assessed" ? now.where : [...now.where, name];
      found.set(sub, { ...now, outcome: worseOf(now.outcome, outcome), where });
    }
  });
  const breakdown = Object.fromEntries(subChecks.map((s) => [s, found.get(s)?.outcome ?? "not_assessed"]));
  const evidence = Object.fromEntries(subChecks.map((s) => [s, evidenceOf(found.get(s))]));
  const base = { breakdown, evidence, engine, details: { vendor_check_id: id } };
  const outcome = status === "complete" ? overall(result?.outcome, Object.values(breakdown)) : "error";
  const data = extractedData ? documentData(extractedData) : {};
  return {
    ...{ ...base, outcome },
    ...(Object.keys(data).length > 0 ? { extractedData: data } : {}),
    ...(outcome === "clear" ? {} : reasonOf(outcome, breakdown)),
  };
}

/** The vendor's word, and never better than the worst of its findings. */
function overall(said: string | undefined, subs: SubOutcome[]): CheckOutcome {
  const word = OUTCOMES[said ?? ""];
  const own: CheckOutcome = word === undefined || word === "not_assessed" ? "consider" : word;
  return subs.filter((s) => s !== "not_assessed").reduce<CheckOutcome>(worse, own);
}

const worseOf = (a: SubOutcome, b: SubOutcome): SubOutcome =>
  a === "not_assessed" ? b : b === "not_assessed" ? a : worse(a, b);

function collect(
  value: Analysis,
  path: string[],
  leaf: (path: string[], value: string | number) => void,
): void {
  if (path.length > 6) return;
  if (typeof value === "string" || typeof value === "number") leaf(path, value);
  else if (Array.isArray(value)) {
    for (const part of value) collect(part, path, leaf);
  } else if (value && typeof value === "object") {
    for (const [key, part] of Object.entries(value)) collect(part, [...path, key], leaf);
  }
}

function evidenceOf(found: { where: string[]; score: number | null } | undefined): Evidence {
  if (!found)
    return { method: METHOD, measured: null, threshold: null, reason: "Not part of the vendor's answer." };
  const reason = found.where.length > 0 ? { reason: `Found by: ${found.where.join(", ")}.` } : {};
  return { method: METHOD, measured: found.score, threshold: null, ...reason };
}

function reasonOf(outcome: CheckOutcome, breakdown: Record<string, SubOutcome>) {
  if (outcome === "error") {
    return { failureReason: "provider_error", failureDetails: "ComplyCube could not carry the check out." };
  }
  const cause = Object.keys(breakdown).find((name) => breakdown[name] === outcome);
  const reason: FailureReason = cause
    ? SUB_CHECK_REASONS[cause as keyof typeof SUB_CHECK_REASONS]
    : "manual_review_required";
  return { failureReason: reason, failureDetails: `ComplyCube: ${cause ?? outcome}.` };
}

type Day = NonNullable<VendorDocument["documentDetails"]>["expirationDate"];
function isoDay(day: Day): string | undefined {
  if (!day?.year || !day.month || !day.day) return undefined;
  const two = (value: number) => String(value).padStart(2, "0");
  return `${String(day.year).padStart(4, "0")}-${two(day.month)}-${two(day.day)}`;
}

function documentData({ documentDetails: d, holderDetails: h }: VendorDocument): ExtractedData {
  const data: Record<string, string | null | undefined> = {
    ...{ first_name: h?.firstName, last_name: h?.lastName, date_of_birth: isoDay(h?.dob) },
    ...{
      document_type: d?.documentType,
      document_number: d?.documentNumber,
      document_country: d?.issuingCountry,
    },
    ...{
      nationality: h?.nationality,
      expiry_date: isoDay(d?.expirationDate),
      issue_date: isoDay(d?.issueDate),
    },
    gender: h?.gender,
  };
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value)) as ExtractedData;
}
