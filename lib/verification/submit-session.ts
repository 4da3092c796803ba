import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { checkRuns, checks } from "@/db/schema";
import { capturePlan } from "../applicant/capture-plan";
import { loadApplicantSession } from "../applicant/load-session";
import { recordAudit } from "../audit/record-audit";
import { type Ctx, write } from "../context";
import { DomainError } from "../errors";
import { newId } from "../ids";
import { wakeWorkers } from "../outbox/wake";
import { isBiometric, withoutBiometricsResult } from "./biometric-checks";
import { lockSession, updateSession } from "./lock-session";
import { recordCheckResult } from "./record-check-result";
import { effectiveStatus } from "./session-state";

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
    if (ctx.mode === "live") await assertComplete({ ...ctx, tx }, sessionId);
    const now = ctx.now();
    const submitted = await updateSession(ctx, tx, session, { submittedAt: now });
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
      .returning({ id: checks.id, checkType: checks.checkType });
    tx.onCommit(wakeWorkers);
    const waived = session.withoutBiometrics ? open.filter((c) => isBiometric(c.checkType)) : [];
    const carried = open.filter((c) => !waived.includes(c));
    const runs = carried.map(({ id }) => ({
      ...{ tenantId: ctx.tenantId, mode: ctx.mode, id: newId(), checkId: id, sessionId, createdAt: now },
    }));
    if (runs.length > 0) await queueRuns(tx, runs);
    await recordAudit(ctx, tx, { action: "session.submitted", targetType: "session", targetId: sessionId });
    let current = submitted;
    for (const { id, checkType } of waived) {
      current = await recordCheckResult(ctx, tx, current, id, "none", withoutBiometricsResult(checkType));
    }
  });
}

/** Of a check that ran before the row begins again; a worker that still holds it holds nothing any more. */
async function queueRuns(tx: Tx, runs: (typeof checkRuns.$inferInsert)[]): Promise<void> {
  const afresh = { state: "pending", attempts: 0, leaseToken: null, leasedUntil: null } as const;
  const newVendor = { vendorState: null, vendorRef: null };
  await tx.db
    .insert(checkRuns)
    .values(runs)
    .onConflictDoUpdate({
      target: [checkRuns.tenantId, checkRuns.mode, checkRuns.checkId],
      set: { ...afresh, runAt: sql`now()`, error: null, result: null, finishedAt: null, ...newVendor },
    });
}

/** Throws when a step that the session asks for has no picture. A back counts only once the person named a card. */
async function assertComplete(ctx: Ctx, sessionId: string): Promise<void> {
  const session = await loadApplicantSession(ctx, sessionId);
  const mayLack = session.documentType ? [] : ["document_back"];
  const missing = capturePlan(session)
    .steps.filter((s) => s.status === "open" && !mayLack.includes(s.step))
    .map((s) => s.step);
  if (missing.length === 0) return;
  throw new DomainError("INVALID_REQUEST", "Some pictures are still missing.", {
    details: { missing_steps: missing },
  });
}
