import { and, asc, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { checks, discrepancies } from "@/db/schema";
import type { CheckResult } from "../checks/provider";
import type { Ctx } from "../context";
import { emit } from "../events/emit";
import { instantText } from "../format/instant";
import { newId } from "../ids";
import { completeSession } from "./complete-session";
import { type SessionRow, updateSession } from "./lock-session";

export type CheckRow = typeof checks.$inferSelect;

/** The checks of a session in their order. */
export function sessionChecks(ctx: Ctx, tx: Tx, sessionId: string): Promise<CheckRow[]> {
  return tx.db
    .select()
    .from(checks)
    .where(and(eq(checks.tenantId, ctx.tenantId), eq(checks.mode, ctx.mode), eq(checks.sessionId, sessionId)))
    .orderBy(asc(checks.position));
}

/**
 * Writes what a provider found for one check of a locked, accessed session, with `verification.check_completed`
 * and a row for each discrepancy; the last result also completes the session. A check that already has a result keeps it.
 */
export async function recordCheckResult(
  ctx: Ctx,
  tx: Tx,
  session: SessionRow,
  checkId: string,
  provider: string,
  result: CheckResult,
): Promise<SessionRow> {
  const now = ctx.now();
  const all = await sessionChecks(ctx, tx, session.id);
  const check = all.find((c) => c.id === checkId);
  if (!check || check.status === "completed") return session;
  const done = {
    status: "completed" as const,
    outcome: result.outcome,
    provider,
    completedAt: now,
    extractedData: (result.extractedData as Record<string, unknown> | undefined) ?? null,
    engine: (result.engine as Record<string, unknown> | undefined) ?? null,
    resultData: {
      id: newId(),
      type: check.checkType,
      result: result.outcome,
      breakdown: result.breakdown,
      evidence: result.evidence,
      decided_by: `engine:${provider}`,
      ...(result.engine ? { engine: result.engine } : {}),
      ...result.details,
      ...(result.failureReason ? { failure_reason: result.failureReason } : {}),
      ...(result.failureDetails ? { failure_details: result.failureDetails } : {}),
    },
  };
  const found = (result.discrepancies ?? []).map((d) => ({
    ...{
      tenantId: ctx.tenantId,
      mode: ctx.mode,
      id: newId(),
      sessionId: session.id,
      checkId,
      createdAt: now,
    },
    ...{ field: d.field, recordValue: d.recordValue, documentValue: d.documentValue },
  }));
  const where = and(eq(checks.tenantId, ctx.tenantId), eq(checks.mode, ctx.mode), eq(checks.id, checkId));
  const [updated] = await Promise.all([
    updateSession(ctx, tx, session, {}, 1),
    tx.db.update(checks).set(done).where(where),
    found.length > 0 && tx.db.insert(discrepancies).values(found),
  ]);
  await emit(ctx, tx, updated, "verification.check_completed", {
    check_id: checkId,
    check_type: check.checkType,
    check_status: "completed",
    check_outcome: result.outcome,
    completed_at: instantText(now),
  });
  const after = all.map((c) => (c.id === checkId ? { ...c, ...done } : c));
  return after.every((c) => c.status === "completed") ? completeSession(ctx, tx, updated, after) : updated;
}
