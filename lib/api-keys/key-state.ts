export type KeyState = "active" | "expired" | "revoked";

/** Whether a key still opens, and if not why. A key that ran out is expired also once its slot was freed. */
export function keyState(key: { expiresAt: Date | null; revokedAt: Date | null }, now: Date): KeyState {
  if (key.expiresAt && key.expiresAt <= (key.revokedAt ?? now)) return "expired";
  return key.revokedAt ? "revoked" : "active";
}
