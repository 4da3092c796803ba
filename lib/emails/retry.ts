const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Seconds to wait after try 1, 2, …: about a day together, then the mail is given up. */
export const EMAIL_BACKOFF = [
  10,
  MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  8 * HOUR,
  9 * HOUR,
] as const;

/** Seconds until the next try of a mail that was tried `tries` times; null: that was the last. A fifth of jitter. */
export function nextEmailDelay(tries: number, random: () => number): number | null {
  const base = EMAIL_BACKOFF[tries - 1];
  return base === undefined ? null : base * (0.9 + 0.2 * random());
}
