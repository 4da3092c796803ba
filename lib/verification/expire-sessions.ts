import type { Database, Mode, Tx } from "@/db/client";
import { recordAudit } from "../audit/record-audit";
import { type Ctx, write } from "../context";
import { emit } from "../events/emit";
import { instantText } from "../format/instant";
import { log } from "../log";
import { closeUnfinished } from "./close-unfinished";
import { lockSession, updateSession } from "./lock-session";
import { nextStatus } from "./session-state";

/**
 * Expires one session if it is overdue: status, `verification.session_expired` (once), audit row; its link and its
 * unfinished checks end. Returns whether it did.
 */
export async function expireOne(ctx: Ctx, tx: Tx, sessionId: string): Promise<boolean> {
  const session = await lockSession(ctx, tx, sessionId);
  const status = nextStatus(session, "expire", ctx.now());
  if (!status) return false;
  const expired = await updateSession(ctx, tx, session, { status }, 1);
  await Promise.all([
    closeUnfinished(ctx, tx, sessionId),
    emit(ctx, tx, expired, "verification.session_expired", { expires_at: instantText(expired.expiresAt) }),
    recordAudit(ctx, tx, { action: "session.expired", targetType: "session", targetId: sessionId }),
  ]);
  return true;
}

/** Expires overdue sessions of all tenants, each in a transaction of its own. At most 500 a call; returns how many. */
export async function expireOverdue(database: Database): Promise<number> {
  const due = await database.readSystem<{ tenant_id: string; mode: Mode; id: string }>(
    `select tenant_id, mode, id from verification_sessions
     where status in ('pending', 'accessed') and expires_at <= $1 order by expires_at limit 500`,
    [new Date()],
  );
  let count = 0;
  for (const row of due) {
    const ctx: Ctx = {
      database,
      tenantId: row.tenant_id,
      mode: row.mode,
      actor: { type: "system", name: "sweeper" },
      requestId: "sweeper",
      now: () => new Date(),
    };
    // One session that cannot be expired now must not hold up those behind it; the next sweep tries again.
    try {
      if (await write(ctx, (tx) => expireOne(ctx, tx, row.id))) count += 1;
    } catch (error) {
      log().error(
        { sessionId: row.id, fault: error instanceof Error ? error.name : "unknown" },
        "session not expired",
      );
    }
  }
  return count;
}
