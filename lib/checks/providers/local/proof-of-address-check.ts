import { EngineError } from "../../engine/host/engine-error";
import { runEngineTask } from "../../engine/host/run-engine-task";
import { InputError } from "../../engine/input-error";
import type { CheckInput, CheckResult } from "../../provider";
import { ADDRESS_THRESHOLDS, judgeAddress } from "../../rules/address/judge-address";
import { type AddressRecord, measureAddress } from "../../rules/address/measure-address";
import { isoDay } from "../../rules/iso-days";
import { thresholdsOf } from "../../thresholds";
import { openCapture } from "./open-capture";
import { poorInput } from "./poor-input";

const AT = { step: "proof_of_address", subCheck: "documentReadability" } as const;

/**
 * Reads the proof of address in the engine's process and judges it against the entity's record. A file that cannot be
 * opened, or that costs the engine its process twice (a bomb), is asked for again.
 */
export async function proofOfAddressCheck(input: CheckInput): Promise<CheckResult> {
  const file = await openCapture(input, "proof_of_address");
  if (!file) return poorInput(input, { ...AT, reason: "No proof of address was handed in." });
  const read = await readWithin(file.bytes);
  if (typeof read === "string") return poorInput(input, { ...AT, reason: read });
  const record: AddressRecord = {
    name: { given: input.entity.firstName, family: input.entity.lastName },
    address: input.entity.address ?? null,
  };
  return judgeAddress(measureAddress(read, record), {
    limits: thresholdsOf(ADDRESS_THRESHOLDS, input.policy.thresholds),
    today: isoDay(input.now),
    required: input.policy.requiredSubChecks,
    ...{ record, engine: read.engine },
  });
}

/** What was read, or why the file is to blame that nothing was. Throws when the engine is. */
async function readWithin(file: Buffer) {
  for (let tries = 1; ; tries += 1) {
    try {
      return await runEngineTask("address", { file });
    } catch (error) {
      if (error instanceof InputError) return error.message;
      const isFatal = error instanceof EngineError && ["memory", "timeout", "crashed"].includes(error.code);
      if (!isFatal) throw error;
      if (tries === 2) return "The file could not be opened within limits of time and memory.";
    }
  }
}
