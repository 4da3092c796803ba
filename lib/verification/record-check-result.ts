import { and, asc, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { checks, discrepancies } from "@/db/schema";
import type { CheckResult } from "../checks/provider";
import type { Ctx } from "../context";
import { emit } from "../events/emit";
import { instantText } from "../format/instant";
import { newId } from "../ids";
import type { Screened } from "../screening/screened";
import { showFoundHit } from "../screening/show-found-hit";
import { storeScreening } from "../screening/store-screening";
import { checkGroup, stepsOf } from "./check-group";
import { completeSession } from "./complete-session";
import { type HeldResult, holdResult } from "./hold-result";
import { afterLastTry } from "./last-try";
import { type SessionRow, updateSession } from "./lock-session";
import { reopenSteps, wantedAgain } from "./reopen-steps";
import { currentCaptures, markProcessed, type SeenCaptures } from "./seen-captures";

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
 * What a provider found for one check of a locked, accessed session, looking at `seen` (default: the current
 * captures). Steps it asks for again are reopened for the person (reopen-steps.ts) while a try is left. Otherwise the
 * result counts, together with those of the checks that look at the same pictures, as soon as all of them have one;
 * the last result also completes the session. A check that already has a result keeps it; one that waits for a new
 * picture is not judged by the old.
 */
export async function recordCheckResult(
  ctx: Ctx,
  tx: Tx,
  session: SessionRow,
  checkId: string,
  provider: string,
  result: CheckResult,
  seen?: SeenCaptures,
): Promise<SessionRow> {
  const all = await sessionChecks(ctx, tx, session.id);
  const check = all.find((c) => c.id === checkId);
  if (!check || check.status === "completed") return session;
  const looked = seen ?? (await currentCaptures(ctx, tx, session.id));
  if (result.outcome !== "error") {
    const ids = stepsOf(check.checkType).flatMap((step) => looked.get(step) ?? []);
    await markProcessed(ctx, tx, session.id, ids);
  }
  const { steps, lastTry } = await wantedAgain(ctx, tx, session, result, looked);
  if (steps.length > 0 && !lastTry) return reopenSteps(ctx, tx, session, all, check, steps);
  if (check.status === "pending") return session;
  const counted = lastTry ? afterLastTry(result, lastTry) : result;
  const types = checkGroup(
    check.checkType,
    all.map((c) => c.checkType),
  );
  const group = all.filter((c) => types.includes(c.checkType) && c.status !== "completed");
  const held = await holdResult(
    ctx,
    tx,
    check,
    { provider, result: counted },
    group.map((c) => c.id),
  );
  if (!held) return session;
  let [now, after] = [session, all];
  for (const member of group) {
    const found = held.get(member.id);
    if (!found) throw new Error("A check of the group has no result.");
    const done = await count(ctx, tx, now, member, found);
    now = done.session;
    after = after.map((c) => (c.id === member.id ? done.check : c));
  }
  return after.every((c) => c.status === "completed") ? completeSession(ctx, tx, now, after) : now;
}

/** Writes a result that counts, with `verification.check_completed` and a row for each discrepancy. */
async function count(
  ctx: Ctx,
  tx: Tx,
  session: SessionRow,
  check: CheckRow,
  { provider, result }: HeldResult,
): Promise<{ session: SessionRow; check: CheckRow }> {
  const now = ctx.now();
  const hits = result.screening ? await storeHits(ctx, tx, session, check, result.screening) : null;
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
      ...(hits ? { hits } : {}),
      ...(result.failureReason ? { failure_reason: result.failureReason } : {}),
      ...(result.failureDetails ? { failure_details: result.failureDetails } : {}),
    },
  };
  const found = (result.discrepancies ?? []).map((d) => ({
    ...{ tenantId: ctx.tenantId, mode: ctx.mode, id: newId(), sessionId: session.id, checkId: check.id },
    ...{ createdAt: now, field: d.field, recordValue: d.recordValue, documentValue: d.documentValue },
  }));
  const where = and(eq(checks.tenantId, ctx.tenantId), eq(checks.mode, ctx.mode), eq(checks.id, check.id));
  const [updated] = await Promise.all([
    updateSession(ctx, tx, session, {}, 1),
    tx.db.update(checks).set(done).where(where),
    found.length > 0 && tx.db.insert(discrepancies).values(found),
  ]);
  await emit(ctx, tx, updated, "verification.check_completed", {
    check_id: check.id,
    check_type: check.checkType,
    check_status: "completed",
    check_outcome: result.outcome,
    completed_at: instantText(now),
  });
  return { session: updated, check: { ...check, ...done } };
}

/** The watchlist entries that were found, stored, and as `result_data.hits` shows them. */
async function storeHits(ctx: Ctx, tx: Tx, session: SessionRow, check: CheckRow, screened: Screened) {
  const about = { entityId: session.entityId, sessionId: session.id, checkId: check.id };
  const stored = await storeScreening(ctx, tx, about, screened);
  return stored.hits.map((hit, i) => showFoundHit(hit, i + 1, screened.algorithm));
}
