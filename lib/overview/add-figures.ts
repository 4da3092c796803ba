import type { DayFigures } from "@/db/schema";

export const noFigures = (): DayFigures => ({
  ...{ created: 0, opened: 0, submitted: 0, overridden: 0, decided: 0 },
  ...{ steps: {}, statuses: {}, outcomes: {}, decisions: {}, toComplete: {}, toDecide: {} },
});

/** Adds the second to the first. */
export function addFigures(sum: DayFigures, more: DayFigures): void {
  for (const name of ["created", "opened", "submitted", "overridden", "decided"] as const)
    sum[name] += more[name];
  for (const name of ["steps", "statuses", "outcomes", "decisions", "toComplete", "toDecide"] as const)
    for (const [key, count] of Object.entries(more[name])) countUp(sum[name], key, count);
}

/** Adds to a count by name. */
export function countUp(counts: Record<string, number>, key: string, by: number): void {
  counts[key] = (counts[key] ?? 0) + by;
}
