import { EVENT_TYPES } from "../events/catalogue";

/** Every event, also those to come. */
export const ALL_EVENTS = "*";
const MOST_NAMES = 50;

/**
 * Which events an endpoint gets, from names as people write them (a list; each may hold several with commas).
 * Returns them without repeats in the catalogue's order, `["*"]` when it is among them, or the reason against it.
 */
export function chooseEvents(names: readonly string[]): string[] | string {
  const chosen = new Set(names.flatMap((name) => name.split(",")).map((name) => name.trim()));
  chosen.delete("");
  if (chosen.has(ALL_EVENTS)) return [ALL_EVENTS];
  const known = EVENT_TYPES.filter((type) => chosen.has(type));
  if (chosen.size > MOST_NAMES || known.length !== chosen.size || known.length === 0) {
    return `Must be "*" or events of: ${EVENT_TYPES.join(", ")}.`;
  }
  return known;
}
