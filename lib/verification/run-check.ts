import { and, eq } from "drizzle-orm";
import type { Database, Mode, Tx } from "@/db/client";
import { checkRuns } from "@/db/schema";
import type { CheckResult } from "../checks/provider";
import { providerFor } from "../checks/provider-for";
import { CHECKS } from "../checks/registry";
import type { Ctx } from "../context";
import { checkInput } from "./check-input";
import { lockSession } from "./lock-session";
import { recordCheckResult, sessionChecks } from "./record-check-result";
import { putOffRun, runMemory, vendorStateOf } from "./run-memory";
import { currentCaptures } from "./seen-captures";
import { effectiveStatus } from "./session-state";

export type CheckJob = {
  tenantId: string;
  mode: Mode;
  checkRunId: string;
  sessionId: string;
  checkId: string;
  leaseToken: string;
  /** The last attempt failed as well: record that the check could not be carried out. */
  giveUp?: boolean;
};

/**
 * Carries one queued check out: the provider works outside any transaction; then result, event and the finished
 * queue row are written in one, only by the holder of the lease and only while the session is still open.
 * What it asks the person for again is reopened; if others did so meanwhile, only that counts of what it found.
 * A provider that waits for somebody elsewhere is asked again later; that counts as no try.
 * Throws when the provider could not do it (the queue tries again; after the last try `giveUp` records `error`).
 */
export async function runCheck(database: Database, job: CheckJob): Promise<void> {
  const ctx: Ctx = {
    database,
    tenantId: job.tenantId,
    mode: job.mode,
    actor: { type: "system", name: "worker" },
    requestId: `check-run ${job.checkRunId}`,
    now: () => new Date(),
  };
  const scope = { tenantId: ctx.tenantId, mode: ctx.mode };
  const given = await database.inTenant(scope, async (tx) => {
    const session = await lockSession(ctx, tx, job.sessionId);
    const check = (await sessionChecks(ctx, tx, job.sessionId)).find((c) => c.id === job.checkId);
    // `pending`: a picture it needs is asked for again; handing in queues it anew.
    const over = effectiveStatus(session, ctx.now()) !== "accessed" || check?.status !== "processing";
    if (over) await finishRun(ctx, tx, job, "cancelled");
    if (over || !check) return null;
    return {
      input: await checkInput(ctx, tx, session, check),
      seen: await currentCaptures(ctx, tx, session.id),
      state: await vendorStateOf(tx, job),
    };
  });
  if (!given) return;
  const { input, seen, state } = given;
  const provider = providerFor(ctx.mode, input);
  const memory = runMemory(database, job, state);
  const result = job.giveUp ? notCarriedOut(input.checkType) : await provider.run(input, memory);
  if ("waiting" in result) return database.inTenant(scope, (tx) => putOffRun(tx, job, result.seconds));
  await database.inTenant(scope, async (tx) => {
    const session = await lockSession(ctx, tx, job.sessionId);
    if (!(await finishRun(ctx, tx, job, "done"))) return;
    if (effectiveStatus(session, ctx.now()) !== "accessed") return;
    await recordCheckResult(ctx, tx, session, job.checkId, provider.name, result, seen);
  });
}

/** Ends the queue row if this worker still holds its lease. */
async function finishRun(ctx: Ctx, tx: Tx, job: CheckJob, state: "done" | "cancelled"): Promise<boolean> {
  const rows = await tx.db
    .update(checkRuns)
    .set({ state, finishedAt: ctx.now(), leaseToken: null, leasedUntil: null })
    .where(
      and(
        eq(checkRuns.tenantId, ctx.tenantId),
        eq(checkRuns.mode, ctx.mode),
        eq(checkRuns.id, job.checkRunId),
        eq(checkRuns.state, "pending"),
        eq(checkRuns.leaseToken, job.leaseToken),
      ),
    )
    .returning({ id: checkRuns.id });
  return rows.length === 1;
}

/** A check that could not be carried out says so; it never passes. */
function notCarriedOut(type: keyof typeof CHECKS): CheckResult {
  const reason = "The check could not be carried out after several tries. Nothing was judged.";
  const { subChecks } = CHECKS[type];
  return {
    outcome: "error",
    breakdown: Object.fromEntries(subChecks.map((name) => [name, "not_assessed"])),
    evidence: Object.fromEntries(
      subChecks.map((name) => [name, { method: "none", measured: null, threshold: null, reason }]),
    ),
    failureReason: "provider_error",
    failureDetails: reason,
  };
}
