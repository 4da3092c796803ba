import { env } from "../../../env";
import type { CheckInput, CheckProvider, CheckResult, RunMemory, Waiting } from "../../provider";
import { CHECKS } from "../../registry";
import { poorInput } from "../local/poor-input";
import { VendorRefused, VendorUnavailable, vendorClient } from "./client";
import { mapResult } from "./map-result";
import { check } from "./payloads";
import { startCheck, VENDOR_CHECKS, type VendorState, vendorState } from "./start-check";

/** How often the vendor is asked while it works, when it does not call back. */
const POLL_SECONDS = 20;
/** Waits after failures in a row; the last for all further ones. */
const RETRY_SECONDS = [5, 15, 30, 60, 120] as const;

/**
 * ComplyCube by its API, for operators with a contract. Starts the check, then waits for its callback
 * (note-callback.ts) or asks. While the vendor is away it is tried again; after the deadline
 * (COMPLYCUBE_DEADLINE_MINUTES) the check ends `error`, never in silence. What the vendor refuses because of the
 * pictures is asked of the person again; what it refuses because of the contract fails the try.
 */
export const complycube: CheckProvider = {
  name: "complycube",
  run: async (input, memory) => {
    const { COMPLYCUBE_URL: url, COMPLYCUBE_API_KEY: apiKey, COMPLYCUBE_DEADLINE_MINUTES: minutes } = env();
    if (!apiKey) throw new Error("COMPLYCUBE_API_KEY is not set.");
    if (!Object.hasOwn(VENDOR_CHECKS, input.checkType))
      throw new Error(`ComplyCube does no ${input.checkType}.`);
    const known = vendorState.safeParse(memory.state);
    const state = known.success
      ? known.data
      : { startedAt: input.now.toISOString(), uploaded: [], failures: 0 };
    const isLate = input.now.getTime() - Date.parse(state.startedAt) > minutes * 60_000;
    const client = vendorClient({ url, apiKey });
    try {
      const begun = await startCheck(client, input, memory, state);
      const answer = await client.get(`checks/${encodeURIComponent(begun.checkId ?? "")}`, check);
      if (answer.status === "complete" || answer.status === "failed")
        return mapResult(input.checkType, answer);
      if (isLate) return tooLate(input, minutes);
      if (begun.failures > 0) await memory.save({ ...begun, failures: 0 }, begun.checkId);
      return { waiting: true, seconds: POLL_SECONDS };
    } catch (error) {
      if (error instanceof VendorRefused) return refused(input, error);
      if (!(error instanceof VendorUnavailable)) throw error;
      return isLate ? tooLate(input, minutes) : again(memory, state);
    }
  },
};

/** What startCheck kept before it failed must not be lost: only the count of failures is added to it. */
async function again(memory: RunMemory, begun: VendorState): Promise<Waiting> {
  const latest = vendorState.safeParse(memory.state);
  const state = latest.success ? latest.data : begun;
  await memory.save({ ...state, failures: state.failures + 1 }, state.checkId);
  return { waiting: true, seconds: RETRY_SECONDS[state.failures] ?? 120 };
}

function refused(input: CheckInput, error: VendorRefused): CheckResult {
  const first = VENDOR_CHECKS[input.checkType as keyof typeof VENDOR_CHECKS][0];
  const [subCheck = ""] = CHECKS[input.checkType].subChecks;
  if (error.type === "unsupported_document_type_country") {
    const result = poorInput(input, {
      step: first,
      subCheck,
      reason: "ComplyCube does not support this document.",
    });
    return {
      ...result,
      failureReason: "document_unsupported",
      recapture: [{ step: first, reason: "wrong_document_type" }],
    };
  }
  if (error.type === "two_sides_expected") {
    return poorInput(input, {
      step: "document_back",
      subCheck,
      reason: "ComplyCube needs the document's back.",
    });
  }
  const isPicture = error.status === 413 || error.param === "data" || error.status === 422;
  if (isPicture)
    return poorInput(input, { step: first, subCheck, reason: "ComplyCube could not use the picture." });
  throw error;
}

function tooLate({ checkType }: CheckInput, minutes: number): CheckResult {
  const { subChecks } = CHECKS[checkType];
  const reason = `ComplyCube gave no result within ${minutes} minutes. Nothing was judged.`;
  return {
    outcome: "error",
    breakdown: Object.fromEntries(subChecks.map((name) => [name, "not_assessed"])),
    evidence: Object.fromEntries(
      subChecks.map((name) => [name, { method: "ComplyCube", measured: null, threshold: null, reason }]),
    ),
    failureReason: "timeout",
    failureDetails: reason,
  };
}
