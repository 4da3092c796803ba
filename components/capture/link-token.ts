const keyOf = (sessionId: string) => `veridesk-link-${sessionId}`;

/**
 * The link's secret: from the address bar, where it is taken away at once (history, screenshots, shoulders), and
 * from then on from this tab's storage, so that a reload goes on.
 */
export function takeLinkToken(sessionId: string): string | null {
  const fresh = location.hash.replace(/^#(token=)?/, "").slice(0, 200);
  if (fresh) {
    history.replaceState(history.state, "", location.pathname + location.search);
    try {
      sessionStorage.setItem(keyOf(sessionId), fresh);
    } catch {
      // Without storage a reload needs the link again.
    }
    return fresh;
  }
  try {
    return sessionStorage.getItem(keyOf(sessionId));
  } catch {
    return null;
  }
}
