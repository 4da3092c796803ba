import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { checkRuns, checks } from "@/db/schema";
import { recordAudit } from "../audit/record-audit";
import { authorize } from "../authorize";
import type { CheckOutcome, ExtractedData } from "../checks/provider";
import { simulateCheck } from "../checks/providers/sandbox/sandbox";
import type { CheckType } from "../checks/registry";
import { type Ctx, write } from "../context";
import { DomainError, invalid } from "../errors";
import { checkInput } from "./check-input";
import { expireOne } from "./expire-sessions";
import { lockSession, type SessionRow, updateSession } from "./lock-session";
import { markAccessed } from "./open-session";
import { recordCheckResult, sessionChecks } from "./record-check-result";
import { effectiveStatus } from "./session-state";

export type Simulation = {
  sessionId: string;
  action: "open" | "complete" | "expire";
  outcomes: Partial<Record<CheckType, CheckOutcome>>;
  extractedData: ExtractedData;
  failureReason: string | null;
};

/**
 * Test mode only: does at once what a person, the checks or time would do, through the same verbs and with the same
 * events. `open` presses Start; `complete` opens if need be and records a result for every unfinished check;
 * `expire` lets the link run out. Needs `sessions:write`; PERMISSION_DENIED with a live key; INVALID_REQUEST when the
 * session has ended; VALIDATION_ERROR for outcomes of checks that the session does not have.
 */
export async function simulateSession(ctx: Ctx, input: Simulation): Promise<void> {
  if (ctx.mode !== "test") {
    throw new DomainError("PERMISSION_DENIED", "Simulation is only available in test mode.");
  }
  authorize(ctx, "sessions:write");
  await write(ctx, async (tx) => {
    const session = await lockSession(ctx, tx, input.sessionId);
    const status = effectiveStatus(session, ctx.now());
    if (status !== "pending" && status !== "accessed") {
      throw new DomainError("INVALID_REQUEST", `Cannot simulate on ${status} session`, {
        details: { session_id: session.id, status },
      });
    }
    const strange = Object.keys(input.outcomes).filter((type) => !session.checkTypes.includes(type));
    if (strange.length > 0)
      throw invalid({ outcomes: [`Not a check of this session: ${strange.join(", ")}.`] });
    await recordAudit(ctx, tx, {
      action: "session.simulated",
      targetType: "session",
      targetId: session.id,
      details: { action: input.action },
    });
    if (input.action === "open") await markAccessed(ctx, tx, session);
    else if (input.action === "complete") await complete(ctx, tx, session, input);
    else {
      await updateSession(ctx, tx, session, { expiresAt: ctx.now() });
      await expireOne(ctx, tx, session.id);
    }
  });
}

async function complete(ctx: Ctx, tx: Tx, session: SessionRow, input: Simulation): Promise<void> {
  let current = await markAccessed(ctx, tx, session);
  if (!current.submittedAt) current = await updateSession(ctx, tx, current, { submittedAt: ctx.now() });
  await tx.db
    .update(checkRuns)
    .set({ state: "cancelled", finishedAt: ctx.now() })
    .where(
      and(
        eq(checkRuns.tenantId, ctx.tenantId),
        eq(checkRuns.mode, ctx.mode),
        eq(checkRuns.sessionId, session.id),
      ),
    );
  await tx.db
    .update(checks)
    .set({ status: "processing" })
    .where(
      and(
        eq(checks.tenantId, ctx.tenantId),
        eq(checks.mode, ctx.mode),
        eq(checks.sessionId, session.id),
        eq(checks.status, "pending"),
      ),
    );
  for (const check of await sessionChecks(ctx, tx, session.id)) {
    if (check.status === "completed") continue;
    const outcome = input.outcomes[check.checkType];
    const result = simulateCheck(await checkInput(ctx, tx, current, check), {
      ...(outcome ? { outcome } : {}),
      extractedData: input.extractedData,
      ...(input.failureReason ? { failureReason: input.failureReason } : {}),
    });
    current = await recordCheckResult(ctx, tx, current, check.id, "sandbox", result);
  }
}
