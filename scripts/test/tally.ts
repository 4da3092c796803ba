/** How many tests or checks ended how. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

export const nothing: Tally = { passed: 0, failed: 0, skipped: 0 };

/** The sum of two tallies. */
export function add(a: Tally, b: Tally): Tally {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** The last line of a run. */
export function summary({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`;
}

/** A runner's own count, held against how it ended: a run that broke is a failure even if no test says so. */
export function honest(tally: Tally, endedWell: boolean): Tally {
  const silent = !endedWell && tally.failed === 0;
  return silent ? { ...tally, failed: 1 } : tally;
}
