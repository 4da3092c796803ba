import { and, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { captures, checkRuns, checks } from "@/db/schema";
import { recordAudit } from "../audit/record-audit";
import { type CaptureStep, type CheckType, captureSteps } from "../checks/registry";
import { type Ctx, write } from "../context";
import { DomainError } from "../errors";
import { newId } from "../ids";
import { wakeWorkers } from "../outbox/wake";
import { lockSession, updateSession } from "./lock-session";
import { effectiveStatus } from "./session-state";

/** Steps that some documents do not have; the capture flow knows when it may skip them. */
const OPTIONAL: readonly CaptureStep[] = ["document_back"];

/**
 * The person has handed everything in: queues every check that has no result yet, anew those whose pictures were
 * asked for again. Again: changes nothing. Needs an accessed session;
 * in live mode every needed capture must be there (INVALID_REQUEST, `details.missing_steps`); in test mode the
 * sandbox provider needs none. Writes an audit row.
 */
export async function submitSession(ctx: Ctx, sessionId: string): Promise<void> {
  await write(ctx, async (tx) => {
    const session = await lockSession(ctx, tx, sessionId);
    const status = effectiveStatus(session, ctx.now());
    if (status !== "accessed") {
      throw new DomainError("INVALID_REQUEST", `Cannot submit ${status} session`, {
        details: { session_id: sessionId, status },
      });
    }
    if (session.submittedAt) return;
    if (ctx.mode === "live") {
      const rows = await tx.db
        .select({ step: captures.step })
        .from(captures)
        .where(
          and(
            eq(captures.tenantId, ctx.tenantId),
            eq(captures.mode, ctx.mode),
            eq(captures.sessionId, sessionId),
            isNull(captures.supersededAt),
          ),
        );
      const present = new Set(rows.map((r) => r.step));
      const missing = captureSteps(session.checkTypes as CheckType[]).filter(
        (step) => !OPTIONAL.includes(step) && !present.has(step),
      );
      if (missing.length > 0) {
        throw new DomainError("INVALID_REQUEST", "Some pictures are still missing.", {
          details: { missing_steps: missing },
        });
      }
    }
    const now = ctx.now();
    await updateSession(ctx, tx, session, { submittedAt: now });
    const open = await tx.db
      .update(checks)
      .set({ status: "processing" })
      .where(
        and(
          eq(checks.tenantId, ctx.tenantId),
          eq(checks.mode, ctx.mode),
          eq(checks.sessionId, sessionId),
          eq(checks.status, "pending"),
        ),
      )
      .returning({ id: checks.id });
    tx.onCommit(wakeWorkers);
    const runs = open.map(({ id }) => ({
      ...{ tenantId: ctx.tenantId, mode: ctx.mode, id: newId(), checkId: id, sessionId, createdAt: now },
    }));
    if (runs.length > 0) await queueRuns(tx, runs);
    await recordAudit(ctx, tx, { action: "session.submitted", targetType: "session", targetId: sessionId });
  });
}

/** Of a check that ran before the row begins again; a worker that still holds it holds nothing any more. */
async function queueRuns(tx: Tx, runs: (typeof checkRuns.$inferInsert)[]): Promise<void> {
  const afresh = { state: "pending", attempts: 0, leaseToken: null, leasedUntil: null } as const;
  await tx.db
    .insert(checkRuns)
    .values(runs)
    .onConflictDoUpdate({
      target: [checkRuns.tenantId, checkRuns.mode, checkRuns.checkId],
      set: { ...afresh, runAt: sql`now()`, error: null, result: null, finishedAt: null },
    });
}
