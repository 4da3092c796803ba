import type { CheckInput, CheckResult } from "../../provider";
import { ADDRESS_THRESHOLDS, judgeAddress } from "../../rules/address/judge-address";
import { type AddressRecord, measureAddress } from "../../rules/address/measure-address";
import { isoDay } from "../../rules/iso-days";
import { thresholdsOf } from "../../thresholds";
import { examine, isUnexaminable } from "./examine";
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
  const read = await examine("address", { file: file.bytes });
  if (isUnexaminable(read)) return poorInput(input, { ...AT, reason: read.unexaminable });
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
