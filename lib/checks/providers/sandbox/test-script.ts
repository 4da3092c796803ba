import { parseDocument } from "yaml";
import { z } from "zod";
import { FAILURE_REASONS } from "../../../verification/outcome";
import { type ExtractedData, RECAPTURE_REASONS } from "../../provider";
import { CHECK_TYPES, CHECKS, type CheckType } from "../../registry";
import { FINDINGS_OF } from "./findings-of";

/** A script is a page, not a book. */
export const MAX_SCRIPT_BYTES = 16 * 1024;
/** By this key a text file is known as a script at all. */
const MARK = "veridesk_script";

const text = z.string().max(500);
const address = z.strictObject({
  ...{ line1: text.optional(), line2: text.optional(), city: text.optional() },
  ...{ state: text.optional(), postcode: text.optional(), country: text.optional() },
});
const FIELDS = [
  ...["first_name", "last_name", "date_of_birth", "document_type", "document_number", "document_country"],
  ...["nationality", "expiry_date", "issue_date", "issuing_authority", "gender", "address"],
] as (keyof ExtractedData)[];
const extracted = z
  .partialRecord(z.enum(FIELDS.filter((f) => f !== "address")), text)
  .and(z.object({ address: address.optional() }));
const discrepancy = z.strictObject({ field: z.enum(FIELDS), record_value: text, document_value: text });

const check = z.strictObject({
  outcome: z.enum(["clear", "consider", "attention", "issue", "error"]).optional(),
  breakdown: z
    .record(z.string(), z.enum(["clear", "consider", "attention", "issue", "not_assessed"]))
    .optional(),
  findings: z.array(z.string()).max(40).optional(),
  failure_reason: z.enum(FAILURE_REASONS).optional(),
  failure_details: text.optional(),
  extracted_data: extracted.optional(),
  discrepancies: z.array(discrepancy).max(20).optional(),
  delay_seconds: z.number().min(0).max(30).optional(),
  provider_error: z.boolean().optional(),
});
const script = z.strictObject({
  [MARK]: z.literal(1),
  recapture: z.enum(RECAPTURE_REASONS).optional(),
  checks: z.partialRecord(z.enum(CHECK_TYPES), check).optional(),
});

export type ScriptedCheck = z.infer<typeof check>;
export type TestScript = z.infer<typeof script>;
/** `problems`: where it is wrong and how, for the developer who wrote it. */
export type ReadScript = { script: TestScript } | { problems: string[] } | null;

/**
 * A test script (docs/checks.md › Test mode), or null when the file is none at all. Never throws. Plain YAML only:
 * no anchors, no tags, no other types than JSON has.
 */
export function readTestScript(bytes: Buffer): ReadScript {
  if (bytes.length > MAX_SCRIPT_BYTES || bytes.includes(0)) return null;
  const source = bytes.toString("utf8");
  if (!new RegExp(`^\\s*["']?${MARK}["']?\\s*:`, "m").test(source)) return null;
  const document = parseDocument(source, {
    schema: "core",
    strict: true,
    uniqueKeys: true,
    logLevel: "silent",
  });
  if (document.errors.length > 0) {
    return { problems: document.errors.map((e) => e.message.split("\n")[0] ?? "not YAML") };
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 0 });
  } catch {
    return { problems: ["Anchors and aliases are not allowed."] };
  }
  const parsed = script.safeParse(value);
  if (!parsed.success) {
    return { problems: parsed.error.issues.map((i) => `${i.path.join(".") || "script"}: ${i.message}`) };
  }
  const problems = Object.entries(parsed.data.checks ?? {}).flatMap(([type, given]) =>
    given ? checkProblems(type as CheckType, given) : [],
  );
  return problems.length > 0 ? { problems } : { script: parsed.data };
}

function checkProblems(type: CheckType, given: ScriptedCheck): string[] {
  const at = `checks.${type}`;
  const problems: string[] = [];
  const ways = [given.outcome, given.breakdown, given.findings].filter((way) => way !== undefined).length;
  if (ways > 1) problems.push(`${at}: give outcome, breakdown or findings, not several of them.`);
  const known: readonly string[] = CHECKS[type].subChecks;
  for (const name of Object.keys(given.breakdown ?? {})) {
    if (!known.includes(name)) problems.push(`${at}.breakdown: ${name} is none of ${known.join(", ")}.`);
  }
  const rules = FINDINGS_OF[type];
  for (const name of given.findings ?? []) {
    if (!rules) problems.push(`${at}.findings: this check has none; give a breakdown.`);
    else if (!Object.hasOwn(rules, name)) {
      problems.push(`${at}.findings: ${name} is none of ${Object.keys(rules).join(", ")}.`);
    }
  }
  return problems;
}
