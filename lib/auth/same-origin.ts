import { env } from "../env";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Whether a request that rides on the reviewer's cookie comes from our own pages. Safe methods always do. Others
 * need the browser's word: `Sec-Fetch-Site: same-origin`, or, from browsers that do not send it, an `Origin` equal
 * to BASE_URL's. With neither header the request is refused.
 */
export function isSameOrigin(request: { method: string; headers: Pick<Headers, "get"> }): boolean {
  if (SAFE.has(request.method.toUpperCase())) return true;
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  const origin = request.headers.get("origin");
  return origin !== null && origin === new URL(env().BASE_URL).origin;
}
