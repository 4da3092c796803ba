import { env } from "../env";

/**
 * The address a request comes from. `X-Forwarded-For` is read from its right end, one entry per trusted proxy
 * (TRUSTED_PROXIES); without any, only the last entry counts, which is the one this server itself wrote.
 */
export function clientAddress(forwardedFor: string | null | undefined): string | null {
  const entries = forwardedFor?.split(",").map((entry) => entry.trim()) ?? [];
  return entries.at(-Math.max(1, env().TRUSTED_PROXIES)) || null;
}
