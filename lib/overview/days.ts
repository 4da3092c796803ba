const DAY_MS = 86_400_000;

/** The day (UTC) of a moment, YYYY-MM-DD. */
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
export const dayStart = (day: string): Date => new Date(`${day}T00:00:00Z`);
export const dayEnd = (day: string): Date => new Date(dayStart(day).getTime() + DAY_MS);

/** Every day from one to another, both included. */
export function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let at = dayStart(from).getTime(); at <= dayStart(to).getTime(); at += DAY_MS)
    days.push(dayOf(new Date(at)));
  return days;
}

/** First and last day of every unbroken run among these. */
export function runsOf(days: readonly string[]): [string, string][] {
  const runs: [string, string][] = [];
  for (const day of [...days].sort()) {
    const run = runs.at(-1);
    if (run && dayOf(dayEnd(run[1])) === day) run[1] = day;
    else runs.push([day, day]);
  }
  return runs;
}
