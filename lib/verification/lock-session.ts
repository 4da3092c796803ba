import { and, eq, getTableColumns, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { verificationSessions } from "@/db/schema";
import type { Ctx } from "../context";
import { notFound } from "../errors";
import { isId } from "../ids";

export type SessionRow = typeof verificationSessions.$inferSelect;

/** The session, locked until the transaction ends, so that moves of one session happen one after another. */
export async function lockSession(ctx: Ctx, tx: Tx, sessionId: string): Promise<SessionRow> {
  if (!isId(sessionId)) throw notFound("Verification session");
  const [row] = await tx.db
    .select(getTableColumns(verificationSessions))
    .from(verificationSessions)
    .where(inScope(ctx, sessionId))
    .for("update");
  if (!row) throw notFound("Verification session");
  return row;
}

/** Writes a change of a locked session together with `events` more in its sequence; returns the row as it is now. */
export async function updateSession(
  ctx: Ctx,
  tx: Tx,
  session: SessionRow,
  change: Partial<typeof verificationSessions.$inferInsert>,
  events: 0 | 1 = 0,
): Promise<SessionRow> {
  const [row] = await tx.db
    .update(verificationSessions)
    .set({ ...change, eventSequence: sql`${verificationSessions.eventSequence} + ${events}` })
    .where(inScope(ctx, session.id))
    .returning();
  if (!row) throw notFound("Verification session");
  return row;
}

function inScope(ctx: Ctx, sessionId: string) {
  const t = verificationSessions;
  return and(eq(t.tenantId, ctx.tenantId), eq(t.mode, ctx.mode), eq(t.id, sessionId));
}
