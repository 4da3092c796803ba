import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { SPECIMEN } from "../../../media/quality-warnings";
import type {
  CheckInput,
  CheckOutcome,
  CheckProvider,
  CheckResult,
  ExtractedData,
  RunMemory,
} from "../../provider";
import { CHECKS } from "../../registry";
import { local } from "../local/local";
import { readScripts } from "./read-scripts";
import { scriptedResult } from "./scripted-result";

/** What a test asks the sandbox to find. */
export type Steering = { outcome?: CheckOutcome; extractedData?: ExtractedData; failureReason?: string };

const REASON = "Test mode: simulated, no picture was examined.";

/** Last names that steer an ordinary test session, as at ComplyCube. */
const LAST_NAMES: Record<string, CheckOutcome> = { attention: "attention", failed: "issue" };

/**
 * The result of a check in test mode: the same every time for the same input. Steered by `steering`, else by the
 * entity's last name, else clear. Says of itself that nothing was examined.
 */
export function simulateCheck(input: CheckInput, steering: Steering = {}): CheckResult {
  const outcome = steering.outcome ?? LAST_NAMES[input.entity.lastName?.toLowerCase() ?? ""] ?? "clear";
  const { subChecks } = CHECKS[input.checkType];
  const breakdown = Object.fromEntries(subChecks.map((name, i) => [name, i === 0 ? outcome : "clear"]));
  const evidence = Object.fromEntries(
    subChecks.map((name) => [name, { method: "sandbox", measured: null, threshold: null, reason: REASON }]),
  );
  return {
    outcome,
    breakdown: breakdown as CheckResult["breakdown"],
    evidence,
    ...(input.checkType === "document_check"
      ? { extractedData: { ...sampleDocument(input), ...steering.extractedData } }
      : {}),
    ...(steering.failureReason && outcome !== "clear" ? { failureReason: steering.failureReason } : {}),
    ...(outcome === "clear" ? {} : { failureDetails: "Simulated in test mode." }),
  };
}

/** A passport that agrees with the entity's own record; what the record lacks is derived from the check's id. */
function sampleDocument({ checkId, entity, now }: CheckInput): ExtractedData {
  const digits = BigInt(`0x${createHash("sha256").update(checkId).digest("hex").slice(0, 12)}`).toString();
  const country = entity.nationality ?? "GB";
  return {
    ...(entity.firstName ? { first_name: entity.firstName } : {}),
    ...(entity.lastName ? { last_name: entity.lastName } : {}),
    date_of_birth: entity.dateOfBirth ?? "1985-05-15",
    document_type: "passport",
    document_number: `P${digits.padStart(8, "0").slice(0, 8)}`,
    document_country: country,
    nationality: country,
    expiry_date: `${now.getUTCFullYear() + 4}-05-15`,
    ...(entity.gender ? { gender: entity.gender } : {}),
    ...(entity.address ? { address: entity.address } : {}),
  };
}

const isSpecimen = ({ warnings }: CheckInput["captures"][number]) => warnings.includes(SPECIMEN);

/**
 * Carries the check out on this machine as in live mode, documents of Utopia included. What test mode does not show
 * (whole document numbers) is left out of what is kept of the reading. Screening stays simulated: a specimen is nobody.
 */
async function readSpecimen(input: CheckInput): Promise<CheckResult> {
  if (CHECKS[input.checkType].steps.length === 0) return simulateCheck(input);
  const thresholds = { ...input.policy.thresholds, acceptSpecimens: 1 };
  const result = await local.run({ ...input, policy: { ...input.policy, thresholds } }, NO_MEMORY);
  if ("waiting" in result) throw new Error("This machine does not wait for anybody.");
  const { measurements: _, mrz, ...details } = (result.details ?? {}) as Record<string, unknown>;
  const zone = mrz as { format?: string; valid?: boolean } | null | undefined;
  return {
    ...result,
    details: { ...details, ...(zone ? { mrz: { format: zone.format, valid: zone.valid } } : {}) },
  };
}

const NO_MEMORY: RunMemory = { state: null, save: async () => {} };

export const sandbox: CheckProvider = {
  name: "sandbox",
  run: async (input) => {
    const scripted = await readScripts(input);
    if (!scripted) return input.captures.some(isSpecimen) ? readSpecimen(input) : simulateCheck(input);
    const { check, poor } = scripted;
    if (check.delay_seconds) await sleep(check.delay_seconds * 1000);
    if (check.provider_error) throw new Error("The test script asks for a provider error.");
    const result = scriptedResult(input, check, poor);
    if (input.checkType !== "document_check") return result;
    return { ...result, extractedData: { ...sampleDocument(input), ...result.extractedData } };
  },
};
