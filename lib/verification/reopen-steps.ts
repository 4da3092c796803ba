import type { Tx } from "@/db/client";
import { captures } from "@/db/schema";
import { recordAudit } from "../audit/record-audit";
import type { CheckResult, RecaptureReason } from "../checks/provider";
import { type CaptureStep, type CheckType, captureSteps } from "../checks/registry";
import type { Ctx } from "../context";
import { newId } from "../ids";
import { stepsOf } from "./check-group";
import { MAX_ATTEMPTS } from "./last-try";
import { type SessionRow, updateSession } from "./lock-session";
import type { CheckRow } from "./record-check-result";
import { currentCaptures, type SeenCaptures, triesOf } from "./seen-captures";

export type Recapture = { step: CaptureStep; reason: RecaptureReason };

/**
 * What a result asks for again of what it looked at and what is still current; `lastTry`: one of these steps has been
 * looked at as often as may be, so that repeating the others would help nobody. Captures seen must be marked first.
 */
export async function wantedAgain(
  ctx: Ctx,
  tx: Tx,
  session: SessionRow,
  result: CheckResult,
  seen: SeenCaptures,
): Promise<{ steps: Recapture[]; lastTry: Recapture | null }> {
  const asked = captureSteps(session.checkTypes as CheckType[]);
  const named = (result.recapture ?? []).filter(
    ({ step }, i, list) => asked.includes(step) && list.findIndex((r) => r.step === step) === i,
  );
  if (named.length === 0) return { steps: [], lastTry: null };
  const current = await currentCaptures(ctx, tx, session.id);
  const steps = named.filter(({ step }) => seen.get(step) === current.get(step));
  const tries = await triesOf(ctx, tx, session.id);
  // In test mode a step may have been looked at without any picture: that is a try too.
  const used = (step: CaptureStep) => (tries.get(step) ?? 0) + (current.has(step) ? 0 : 1);
  return { steps, lastTry: steps.find(({ step }) => used(step) >= MAX_ATTEMPTS) ?? null };
}

const rejectText = `
update captures c set superseded_at = $4, processed_at = coalesce(c.processed_at, $4), rejected_reason = r.reason
from unnest($5::text[], $6::text[]) r(step, reason)
where c.tenant_id = $1 and c.mode = $2 and c.session_id = $3 and c.step = r.step and c.superseded_at is null
returning c.step`;

// A run that a worker holds ends with its worker: what it finds then no longer counts (run-check.ts).
const takeBackText = `
with reopened as (
  update checks set status = 'pending'
  where tenant_id = $1 and mode = $2 and session_id = $3 and id = any ($4::uuid[]) and status <> 'completed'
  returning id
)
update check_runs set result = null,
  state = case when state = 'pending' and lease_token is null then 'cancelled'::job_state else state end,
  finished_at = case when state = 'pending' and lease_token is null then $5 else finished_at end
where tenant_id = $1 and mode = $2 and check_id in (select id from reopened)`;

/**
 * Asks the person of a locked session for these steps again: their captures are looked at, rejected and superseded;
 * the session takes pictures again; checks that look at one of the steps, and the one that asks, wait for the next
 * hand-in, and what they had found is taken back before anybody was told. All other results stay.
 */
export async function reopenSteps(
  ctx: Ctx,
  tx: Tx,
  session: SessionRow,
  all: readonly CheckRow[],
  asking: CheckRow,
  again: readonly Recapture[],
): Promise<SessionRow> {
  const now = ctx.now();
  const scope = [ctx.tenantId, ctx.mode, session.id];
  const steps = again.map((r) => r.step);
  const rejected = await tx.query<{ step: string }>(rejectText, [
    ...scope,
    now,
    steps,
    again.map((r) => r.reason),
  ]);
  const without = again.filter((r) => !rejected.some((row) => row.step === r.step));
  if (without.length > 0) {
    await tx.db.insert(captures).values(
      without.map(({ step, reason }) => ({
        ...{ tenantId: ctx.tenantId, mode: ctx.mode, id: newId(), sessionId: session.id, step, attempt: 0 },
        ...{ processedAt: now, rejectedReason: reason, createdAt: now, supersededAt: now },
      })),
    );
  }
  const affected = all.filter(
    (c) => c.id === asking.id || stepsOf(c.checkType).some((s) => steps.includes(s)),
  );
  await tx.query(takeBackText, [...scope, affected.map((c) => c.id), now]);
  await recordAudit(ctx, tx, {
    action: "session.recapture_requested",
    targetType: "session",
    targetId: session.id,
    details: { check_type: asking.checkType, steps: again.map(({ step, reason }) => ({ step, reason })) },
  });
  return updateSession(ctx, tx, session, { submittedAt: null });
}
