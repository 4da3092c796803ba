import type { Tx } from "@/db/client";
import { recordAudit } from "../audit/record-audit";
import type { CheckOutcome } from "../checks/provider";
import type { Ctx } from "../context";
import { chargeSession } from "../credits/charge-session";
import { DomainError } from "../errors";
import { emit } from "../events/emit";
import { instantText } from "../format/instant";
import { queueChange } from "../queue/queue-entry";
import { documentNumberHash } from "./document-number";
import { type ExtractedDocument, mergeExtracted, publicExtracted } from "./extracted-data";
import { type SessionRow, updateSession } from "./lock-session";
import { verdict } from "./outcome";
import type { CheckRow } from "./record-check-result";
import { nextStatus } from "./session-state";

/**
 * Ends a locked session whose checks all have results: completed or failed by the outcome rules, its event, the
 * charge (live, completed only) and an audit row. What is not clear enters the work queue.
 */
export async function completeSession(
  ctx: Ctx,
  tx: Tx,
  session: SessionRow,
  checks: CheckRow[],
): Promise<SessionRow> {
  const now = ctx.now();
  const end = verdict(
    checks.map((c) => ({
      checkType: c.checkType,
      outcome: c.outcome as CheckOutcome,
      failureReason: c.resultData?.failure_reason as string | undefined,
      failureDetails: c.resultData?.failure_details as string | undefined,
    })),
  );
  const status = nextStatus(session, end.status === "completed" ? "complete" : "fail", now);
  if (!status) {
    throw new DomainError("INVALID_REQUEST", `Cannot complete ${session.status} session`, {
      details: { session_id: session.id, status: session.status },
    });
  }
  const extracted = mergeExtracted(checks);
  const number = extracted.document_number;
  const ended = await updateSession(
    ctx,
    tx,
    session,
    {
      status,
      outcome: end.outcome,
      failureReason: end.failureReason,
      failureDetails: end.failureDetails,
      completedAt: now,
      ...(number ? { documentNumberHash: documentNumberHash(ctx.tenantId, number) } : {}),
      checksCompleted: checks.every((c) => c.outcome !== "error"),
      ...queueChange(session, { status, outcome: end.outcome, latestDecision: null }, checks, now),
    },
    1,
  );
  const announce =
    end.status === "completed"
      ? emit(ctx, tx, ended, "verification.session_completed", {
          checks_completed: checks.length,
          completed_at: instantText(now),
          extracted_data: eventExtracted(publicExtracted(extracted, ctx.mode)),
        })
      : emit(ctx, tx, ended, "verification.session_failed", {
          failure_reason: end.failureReason ?? "other",
          failure_details: end.failureDetails,
          completed_at: instantText(now),
        });
  await Promise.all([
    announce,
    end.status === "completed" ? chargeSession(ctx, tx, ended) : undefined,
    recordAudit(ctx, tx, {
      action: `session.${end.status}`,
      targetType: "session",
      targetId: session.id,
      details: { outcome: end.outcome, failure_reason: end.failureReason },
    }),
  ]);
  return ended;
}

/** The five fields that the documented event carries; the rest is fetched from results with the right scope. */
function eventExtracted(data: ExtractedDocument): Record<string, unknown> {
  const { first_name, last_name, date_of_birth, document_type, document_number } = data;
  return { first_name, last_name, date_of_birth, document_type, document_number };
}
