import { type CheckType, captureSteps } from "../checks/registry";

/** About how many minutes the person will need, for the invitation: half a minute a step, at least one. */
export const captureMinutes = (types: readonly CheckType[]): number =>
  Math.max(1, Math.ceil(captureSteps(types).length / 2) + 1);
