export type SessionStatus = "pending" | "accessed" | "completed" | "expired" | "revoked" | "failed";
export type SessionMove = "open" | "complete" | "fail" | "expire" | "revoke";

/** From where each move may start, and where it leads. Nothing leaves completed, failed, expired or revoked. */
const MOVES: Record<SessionMove, { from: readonly SessionStatus[]; to: SessionStatus }> = {
  open: { from: ["pending"], to: "accessed" },
  complete: { from: ["accessed"], to: "completed" },
  fail: { from: ["accessed"], to: "failed" },
  expire: { from: ["pending", "accessed"], to: "expired" },
  revoke: { from: ["pending", "accessed"], to: "revoked" },
};

type Timed = { status: SessionStatus; expiresAt: Date };

/** The status everybody sees: past `expires_at` an open session is expired, before any sweeper has written it. */
export function effectiveStatus(session: Timed, now: Date): SessionStatus {
  return isOpen(session.status) && session.expiresAt <= now ? "expired" : session.status;
}

/** pending or accessed, as stored. */
export const isOpen = (status: SessionStatus): boolean => status === "pending" || status === "accessed";

/** Whether the session still accepts the person: open and not past `expires_at`. */
export const isActive = (session: Timed, now: Date): boolean => isOpen(effectiveStatus(session, now));

/**
 * Where a move leads from here, or null when it is refused. An overdue session only expires; a session that is
 * not overdue does not.
 */
export function nextStatus(session: Timed, move: SessionMove, now: Date): SessionStatus | null {
  const overdue = session.expiresAt <= now;
  if (overdue !== (move === "expire")) return null;
  const { from, to } = MOVES[move];
  return from.includes(session.status) ? to : null;
}
