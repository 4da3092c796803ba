/** The list a session was opened from: its address and the sessions on it, in its order. */
export type Trail = { from: string; ids: string[] };

const KEY = "veridesk_trail";
const ID = /^\/sessions\/([0-9a-f-]{36})\/?$/i;

/** Notes the rows of the list on this page (links with `data-row`), for the tab's life only. */
export function noteTrail(): void {
  const rows = [...document.querySelectorAll<HTMLAnchorElement>("a[data-row]")];
  const ids = rows.flatMap((row) => ID.exec(new URL(row.href, location.href).pathname)?.[1] ?? []);
  if (ids.length === 0) return;
  const trail: Trail = { from: location.pathname + location.search, ids: [...new Set(ids)] };
  try {
    sessionStorage.setItem(KEY, JSON.stringify(trail));
  } catch {
    // Without storage there is no way back and forth; the page works all the same.
  }
}

/** The list that was noted last, if this session is on it. */
export function trailOf(sessionId: string): Trail | null {
  try {
    const trail = JSON.parse(sessionStorage.getItem(KEY) ?? "null") as Trail | null;
    return trail?.ids.includes(sessionId) ? trail : null;
  } catch {
    return null;
  }
}
