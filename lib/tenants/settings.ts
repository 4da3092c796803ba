import type { Mode } from "@/db/client";
import type { TenantSettings } from "@/db/schema";

/** Credits below which the balance is called low, where the tenant set nothing. */
export const LOW_CREDIT_THRESHOLD = 50;

/** A tenant's settings with defaults filled in, for one mode. */
export function resolveSettings(settings: TenantSettings, mode: Mode) {
  const origins = settings.completionOrigins ?? [];
  return {
    expiryHours: settings.expiryHours ?? 48,
    fourEyes: settings.fourEyes ?? false,
    reviewHours: settings.reviewHours ?? 24,
    /** "API may launch sessions": on in test mode, off in live, unless an admin says otherwise. */
    launchByApi: settings.launchByApi?.[mode] ?? mode === "test",
    lowCreditThreshold: settings.lowCreditThreshold ?? LOW_CREDIT_THRESHOLD,
    /** https origins the admin allowed; in test mode also loopback, by http too. */
    allowsRedirect(address: string): boolean {
      if (!URL.canParse(address)) return false;
      const url = new URL(address);
      const loopback = ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
      if (mode === "test" && loopback) return url.protocol === "http:" || url.protocol === "https:";
      return url.protocol === "https:" && !url.username && !url.password && origins.includes(url.origin);
    },
  };
}
