/** Where people land who asked for nothing else. */
export const HOME = "/queue/";

/** Where people look after their own sign-in. */
export const SECURITY_PAGE = "/account/";

/** Set by the web process from the request's own line: the address that was asked for. */
export const PATH_HEADER = "x-veridesk-path";

/**
 * Where to go after signing in: an address of our own pages, as path and query; anything else (another origin, the
 * sign-in page itself, an API, more than 2,000 characters) is HOME.
 */
export function returnPath(given: string | null | undefined): string {
  // What browsers read as another host ("//x", "/\x") or throw away (control characters) is not a path of ours.
  if (!given || given.length > 2_000 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(given)) return HOME;
  const base = "http://own.invalid";
  const url = URL.canParse(given, base) ? new URL(given, base) : null;
  if (!url || url.origin !== base || url.pathname === "/") return HOME;
  if (/^\/(sign-in|api|verify)(\/|$)/.test(url.pathname)) return HOME;
  return `${url.pathname}${url.search}`;
}

/** The sign-in page that leads back here. */
export const signInAddress = (from: string | null | undefined): string => {
  const path = returnPath(from);
  return path === HOME ? "/sign-in/" : `/sign-in/?return=${encodeURIComponent(path)}`;
};
