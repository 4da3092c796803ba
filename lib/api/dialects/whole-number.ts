import { invalid } from "../../errors";

/** A page parameter as a number; out of range or not a number is a VALIDATION_ERROR that names the range. */
export function wholeNumber(
  name: string,
  given: string | undefined,
  range: { min: number; max: number; default: number },
): number {
  if (given === undefined || given === "") return range.default;
  const value = /^\d{1,9}$/.test(given) ? Number(given) : Number.NaN;
  if (value >= range.min && value <= range.max) return value;
  throw invalid({ [name]: [`Must be a whole number from ${range.min} to ${range.max}.`] });
}
