import { env } from "../../env";
import { DomainError } from "../../errors";

const WINDOW_SECONDS = 60;
const windows = new Map<string, { used: number; endsAt: number }>();
let sweepAt = 0;

function take(name: string, limit: number, now: number) {
  let window = windows.get(name);
  if (!window || window.endsAt <= now) {
    window = { used: 0, endsAt: now + WINDOW_SECONDS * 1000 };
    windows.set(name, window);
  }
  window.used += 1;
  return {
    remaining: Math.max(0, limit - window.used),
    over: window.used > limit,
    seconds: Math.ceil((window.endsAt - now) / 1000),
  };
}

/**
 * Counts a request against its key and its tenant (fixed windows of a minute, in this process: with N web processes
 * the limit is N times as high). Writes the headers of draft-ietf-httpapi-ratelimit-headers and the older
 * X-RateLimit-* into `headers`; throws RATE_LIMITED when either is used up.
 */
export function countRequest(
  caller: { limitKey: string; tenantId: string },
  headers: Record<string, string>,
): void {
  const now = Date.now();
  if (now > sweepAt) {
    sweepAt = now + WINDOW_SECONDS * 1000;
    for (const [name, window] of windows) if (window.endsAt <= now) windows.delete(name);
  }
  const { RATE_LIMIT_KEY: perKey, RATE_LIMIT_TENANT: perTenant } = env();
  const key = take(`k${caller.limitKey}`, perKey, now);
  const tenant = take(`t${caller.tenantId}`, perTenant, now);
  const [tight, limit] = tenant.remaining < key.remaining ? [tenant, perTenant] : [key, perKey];
  headers["RateLimit-Policy"] =
    `"key";q=${perKey};w=${WINDOW_SECONDS}, "tenant";q=${perTenant};w=${WINDOW_SECONDS}`;
  headers.RateLimit = `"key";r=${key.remaining};t=${key.seconds}, "tenant";r=${tenant.remaining};t=${tenant.seconds}`;
  headers["X-RateLimit-Limit"] = String(limit);
  headers["X-RateLimit-Remaining"] = String(tight.remaining);
  headers["X-RateLimit-Reset"] = String(tight.seconds);
  if (!key.over && !tenant.over) return;
  const wait = Math.max(key.over ? key.seconds : 0, tenant.over ? tenant.seconds : 0);
  throw new DomainError("RATE_LIMITED", "Too many requests.", { retryAfterSeconds: wait });
}
