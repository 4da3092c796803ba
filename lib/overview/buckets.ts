/**
 * Upper ends of the buckets in which durations are counted, in seconds: each a fifth longer than the one before, from a
 * second to about a year. A median told by them is at most a fifth too long, never too short.
 */
export const BUCKET_ENDS: readonly number[] = (() => {
  const ends = [1];
  for (let last = 1; last < 31_536_000; ends.push(last)) last = Math.max(last + 1, Math.round(last * 1.2));
  return ends;
})();

/**
 * SQL of the bucket of a duration in seconds: the number of ends below it, so that 0 holds what took up to a second.
 * Ends are whole numbers: one is below a duration when it is at most the whole second before it.
 */
export const bucketSql = (seconds: string): string =>
  `width_bucket((ceil(${seconds}) - 1)::int, array[${BUCKET_ENDS.join(",")}])`;

/** Within how many seconds a share of them was done; null of nothing. */
export function within(counts: Record<string, number>, share: number): number | null {
  const buckets = Object.entries(counts)
    .map(([bucket, count]) => [Number(bucket), count] as const)
    .sort(([a], [b]) => a - b);
  const wanted = share * buckets.reduce((sum, [, count]) => sum + count, 0);
  let seen = 0;
  for (const [bucket, count] of buckets) {
    seen += count;
    if (seen >= wanted) return BUCKET_ENDS[bucket] ?? BUCKET_ENDS.at(-1) ?? null;
  }
  return null;
}
