import { type CaptureStep, CHECKS, type CheckType } from "../checks/registry";

/** The pictures a check looks at. */
export const stepsOf = (type: CheckType): readonly CaptureStep[] => CHECKS[type].steps;

/**
 * The checks of a session that stand or fall with this one: those that look at the same pictures, and those that
 * look at pictures of theirs. A picture that is asked for again takes back what any of them found, so their results
 * count together or not yet. In the order given; a check without pictures stands alone.
 */
export function checkGroup(type: CheckType, all: readonly CheckType[]): CheckType[] {
  const group = new Set<CheckType>([type]);
  for (let before = 0; before < group.size; ) {
    before = group.size;
    const steps = new Set([...group].flatMap(stepsOf));
    for (const other of all) if (stepsOf(other).some((step) => steps.has(step))) group.add(other);
  }
  return all.filter((other) => group.has(other));
}
