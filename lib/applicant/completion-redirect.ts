import type { ApplicantSession } from "./load-session";

/** Where the person goes after the last step: the session's own address with its documented query, or null. */
export function completionRedirect(session: ApplicantSession): string | null {
  if (!session.redirectUrl || !URL.canParse(session.redirectUrl)) return null;
  const url = new URL(session.redirectUrl);
  if (url.protocol !== "https:" && url.protocol !== "http:") return null;
  url.searchParams.set("session_id", session.id);
  url.searchParams.set("status", session.status);
  if (session.redirectState !== null) url.searchParams.set("state", session.redirectState);
  return url.toString();
}
