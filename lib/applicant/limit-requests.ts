import { DomainError } from "../errors";

const WINDOW_MS = 60_000;
const MAX_KEYS = 20_000;
const store = globalThis as typeof globalThis & {
  veridesk_applicant_hits?: Map<string, { until: number; count: number }>;
};

/**
 * At most `limit` requests a minute for this key in this process; then RATE_LIMITED. It protects the process, it is
 * no quota: every process counts for itself.
 */
export function limitRequests(key: string, limit: number, now: number = Date.now()): void {
  store.veridesk_applicant_hits ??= new Map();
  const hits = store.veridesk_applicant_hits;
  let entry = hits.get(key);
  if (!entry || entry.until <= now) {
    hits.delete(key);
    // The oldest are first: windows all have the same length.
    if (hits.size >= MAX_KEYS) hits.delete(hits.keys().next().value ?? "");
    entry = { until: now + WINDOW_MS, count: 0 };
    hits.set(key, entry);
  }
  entry.count += 1;
  if (entry.count <= limit) return;
  throw new DomainError("RATE_LIMITED", "Too many requests. Wait a moment and try again.", {
    retryAfterSeconds: Math.max(1, Math.ceil((entry.until - now) / 1000)),
  });
}
