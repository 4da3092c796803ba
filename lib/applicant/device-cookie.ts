import { env } from "../env";

/** Name of the cookie of one session on one device. */
export const deviceCookieName = (sessionId: string): string => `veridesk_applicant_${sessionId.slice(0, 8)}`;

/**
 * Set-Cookie for a device that pressed Start: out of reach of scripts, sent to this session's own paths only, gone
 * at the given time.
 */
export function deviceCookie(sessionId: string, token: string, expires: Date): string {
  const secure = new URL(env().BASE_URL).protocol === "https:" ? "; Secure" : "";
  return `${deviceCookieName(sessionId)}=${token}; Path=/api/verify/${sessionId}; Expires=${expires.toUTCString()}; HttpOnly; SameSite=Strict${secure}`;
}

/** The device token a request brings for this session, or null. */
export function readDeviceCookie(request: Request, sessionId: string): string | null {
  const name = `${deviceCookieName(sessionId)}=`;
  const pair = (request.headers.get("cookie") ?? "")
    .split(";")
    .map((p) => p.trim())
    .find((p) => p.startsWith(name));
  const token = pair?.slice(name.length) ?? "";
  return /^[\w-]{20,100}$/.test(token) ? token : null;
}
