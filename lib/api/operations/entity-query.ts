import { invalid } from "../../errors";
import { entityType } from "../contracts/entities";

const missing = (given: string | undefined): given is undefined | "" => given === undefined || given === "";

/** A filter that is one of the entity types. */
export function typeFilter(given: string | undefined): "individual" | "company" | undefined {
  if (missing(given)) return undefined;
  const parsed = entityType.safeParse(given);
  if (parsed.success) return parsed.data;
  throw invalid({ entity_type: [`Must be one of: ${entityType.options.join(", ")}.`] });
}

/** A filter that is true or false, in either case. */
export function flagFilter(name: string, given: string | undefined): boolean | undefined {
  if (missing(given)) return undefined;
  const value = given.toLowerCase();
  if (value === "true" || value === "false") return value === "true";
  throw invalid({ [name]: ["Must be true or false."] });
}

/** A filter of limited length. */
export function textFilter(name: string, given: string | undefined, max = 200): string | undefined {
  if (missing(given)) return undefined;
  if (given.length <= max) return given;
  throw invalid({ [name]: [`Must be at most ${max} characters.`] });
}

const MOMENT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** A filter that is a moment: ISO 8601 with time zone, or a date (its first moment in UTC). */
export function momentFilter(name: string, given: string | undefined): Date | undefined {
  if (missing(given)) return undefined;
  // A plus sign that was not escaped arrives as a space.
  const text = given.replace(/ (?=\d{2}:\d{2}$)/, "+");
  const at = MOMENT.test(text) ? new Date(text) : new Date(Number.NaN);
  if (!Number.isNaN(at.getTime()) && sameDay(text) && at.getUTCFullYear() > 0) return at;
  throw invalid({ [name]: ["Must be a date or a time in ISO 8601, such as 2026-06-12T12:00:00Z."] });
}

/** new Date() turns 30 February into 2 March. */
function sameDay(text: string): boolean {
  const day = text.slice(0, 10);
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === day;
}

/** A decimal number from 0 to 1. */
export function shareFilter(name: string, given: string | undefined, fallback: number): number {
  if (missing(given)) return fallback;
  const value = /^\d{1,3}(\.\d{1,20})?$/.test(given) ? Number(given) : Number.NaN;
  if (value >= 0 && value <= 1) return value;
  throw invalid({ [name]: ["Must be a number from 0 to 1."] });
}
