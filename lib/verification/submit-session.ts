import { and, eq, isNull, ne } from "drizzle-orm";
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
 * The person has handed everything in: queues every check once. Again: changes nothing. Needs an accessed session;
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
          ne(checks.status, "completed"),
        ),
      )
      .returning({ id: checks.id });
    tx.onCommit(wakeWorkers);
    await tx.db.insert(checkRuns).values(
      open.map(({ id }) => ({
        tenantId: ctx.tenantId,
        mode: ctx.mode,
        id: newId(),
        checkId: id,
        sessionId,
        createdAt: now,
      })),
    );
    await recordAudit(ctx, tx, { action: "session.submitted", targetType: "session", targetId: sessionId });
  });
}
