import { isIP } from "node:net";
import type { Mode } from "@/db/client";
import { env } from "../env";
import { isBlockedAddress } from "./blocked-address";
import { resolveHost } from "./resolve-host";

const MAX_LENGTH = 2048;
const NOT_PUBLIC = "The host is not a public address.";
// Names that by their registration never lead to the public internet (RFC 6761, 6762, 8375, ICANN .internal).
const PRIVATE_NAMES = /(^|\.)(localhost|local|internal|home\.arpa)$/;

/** A URL split into what the socket needs, its literal already judged. */
export type Target = { url: URL; host: string; trusted: boolean };

/**
 * Judges a URL by its text alone: scheme, spelling of the host, literal addresses in every spelling (the URL
 * parser turns decimal, hex, octal and short forms into dotted ones). Hosts on the operator's allow-list may be
 * private and plain http. Returns the target, or the reason against it as a sentence.
 */
export function parseTarget(text: string): Target | string {
  if (text.length > MAX_LENGTH) return `The URL is longer than ${MAX_LENGTH} characters.`;
  if (/\p{Cc}/u.test(text)) return "The URL contains control characters.";
  if (!URL.canParse(text)) return "Enter a valid URL.";
  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:") return "The URL must start with https://.";
  if (url.username || url.password) return "The URL must not contain a user name or password.";
  const host = url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  const trusted = env().WEBHOOK_ALLOW_HOSTS.some((allowed) => allowed.toLowerCase() === host);
  if (trusted) return { url, host, trusted };
  if (url.protocol !== "https:") return "The URL must start with https://.";
  if (isIP(host)) return isBlockedAddress(host) ? NOT_PUBLIC : { url, host, trusted };
  if (!host.includes(".") || PRIVATE_NAMES.test(host)) return NOT_PUBLIC;
  return { url, host, trusted };
}

/**
 * Whether events may be sent to this URL, judged when it is saved: null, or the reason against it. Names are
 * resolved too; one that does not resolve now may later, and the socket checks again at every attempt.
 */
export async function checkWebhookUrl(text: string, _mode?: Mode): Promise<string | null> {
  const target = parseTarget(text);
  if (typeof target === "string") return target;
  if (target.trusted || isIP(target.host)) return null;
  const addresses = await resolveHost(target.host);
  return addresses.some(isBlockedAddress) ? NOT_PUBLIC : null;
}

/** Asks DNS for this URL's host ahead of checkWebhookUrl, which then need not wait: it may run in a transaction. */
export async function resolveAhead(text: string): Promise<void> {
  const target = parseTarget(text);
  if (typeof target !== "string" && !target.trusted && !isIP(target.host)) await resolveHost(target.host);
}
