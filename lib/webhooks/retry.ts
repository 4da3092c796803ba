const SECOND = 1;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Seconds to wait before try 1, 2, … 10, each counted from the end of the try before. */
export const SCHEDULE = [
  0,
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
] as const;
/** After this many tries a delivery is given up. */
export const MAX_TRIES = SCHEDULE.length;
/** A receiver may ask for more patience, up to this many seconds. */
export const MAX_RETRY_AFTER = 24 * HOUR;
const JITTER = 0.1;

/**
 * Seconds until the next try after try number `tries` failed; null: that was the last one.
 * Jitter spreads a tenth to either side, but never before what the receiver asked for.
 * @param retryAfter seconds the receiver asked for, or null
 * @param random from [0, 1)
 */
export function nextDelay(tries: number, retryAfter: number | null, random: () => number): number | null {
  const base = SCHEDULE[tries];
  if (base === undefined || tries < 1) return null;
  const scheduled = base * (1 - JITTER + 2 * JITTER * random());
  if (retryAfter === null) return scheduled;
  const asked = Math.min(Math.max(retryAfter, 0), MAX_RETRY_AFTER);
  return Math.max(scheduled, asked + base * JITTER * random());
}

/** Reads Retry-After (RFC 9110 § 10.2.3): seconds or a date. Null when absent, malformed or past. */
export function retryAfterSeconds(header: string | undefined, now: Date): number | null {
  const value = header?.trim() ?? "";
  if (/^\d{1,10}$/.test(value)) return Number(value);
  if (!/^[A-Z][a-z]{2,8},? /.test(value)) return null;
  const at = Date.parse(value);
  if (Number.isNaN(at) || at <= now.getTime()) return null;
  return Math.ceil((at - now.getTime()) / 1000);
}
