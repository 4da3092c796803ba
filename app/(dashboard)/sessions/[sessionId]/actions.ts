"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { resolveContestBody } from "@/lib/api/contracts/contests";
import { createReviewBody } from "@/lib/api/contracts/reviews";
import type { ActionResult } from "@/lib/client/action-result";
import { invalid } from "@/lib/errors";
import { DECISION_WORDS } from "@/lib/format/labels";
import { decideHit } from "@/lib/screening/decide-hit";
import { createReview } from "@/lib/verification/create-review";
import { reasonCodeWords } from "@/lib/verification/reason-codes";
import { resendLink } from "@/lib/verification/resend-link";
import { resolveContest } from "@/lib/verification/resolve-contest";
import { revealDocumentNumber } from "@/lib/verification/reveal-document-number";
import { revokeSession } from "@/lib/verification/revoke-session";
import { runAction } from "../../run-action";

const Id = z.uuid();
const Hit = z.object({ decision: z.enum(["confirmed", "rejected"]), reason: z.string().min(1).max(2_000) });

function parsed<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw invalid(z.flattenError(result.error).fieldErrors as Record<string, string[]>);
}

/** Runs a verb on the session and has its page drawn again, also when somebody else was faster. */
async function changing(work: Parameters<typeof runAction>[0]): Promise<ActionResult> {
  const result = await runAction(work);
  revalidatePath("/sessions/[sessionId]", "page");
  return result;
}

/** Records a decision about this session. Without notes, the words of its reason stand as the notes. */
export async function submitReview(sessionId: string, given: unknown): Promise<ActionResult> {
  return changing(async ({ ctx }) => {
    const form = given as { decision?: string; reason_code?: string; notes?: string; resolutions?: object };
    const words = reasonCodeWords(form.decision as "approved", form.reason_code ?? "");
    const body = parsed(createReviewBody, {
      ...form,
      notes: form.notes?.trim() ? form.notes : (words ?? ""),
      reason_code: form.reason_code || null,
      resolutions: Object.entries(form.resolutions ?? {})
        .filter(([, resolution]) => resolution)
        .map(([discrepancy_id, resolution]) => ({ discrepancy_id, resolution })),
    });
    const review = await createReview(ctx, {
      sessionId: parsed(Id, sessionId),
      decision: body.decision,
      notes: body.notes,
      checkIds: body.check_ids ?? null,
      reasonCode: body.reason_code ?? null,
      expectedReviewId: body.expected_review_id,
      resolutions: (body.resolutions ?? []).map((r) => ({
        discrepancyId: r.discrepancy_id,
        resolution: r.resolution,
        notes: r.notes ?? null,
      })),
    });
    return review.standing === "proposed"
      ? "Proposed. Another person has to confirm it."
      : `${DECISION_WORDS[review.decision]}. Your review is on record.`;
  });
}

/** Answers the applicant's contest. */
export async function answerContest(sessionId: string, given: unknown): Promise<ActionResult> {
  return changing(async ({ ctx }) => {
    const body = parsed(resolveContestBody, given);
    const contest = await resolveContest(ctx, {
      sessionId: parsed(Id, sessionId),
      decision: body.decision,
      notes: body.notes,
      method: body.method?.trim() || null,
    });
    return contest.status === "resolved"
      ? "Answered. The person is told by e-mail."
      : "Proposed. Another person has to confirm it.";
  });
}

/** Says whether a screening hit is this person. */
export async function decideOnHit(
  sessionId: string,
  hitId: string,
  decision: "confirmed" | "rejected",
  reason: string,
): Promise<ActionResult> {
  return changing(async ({ ctx }) => {
    const given = parsed(Hit, { decision, reason });
    await decideHit(ctx, { sessionId: parsed(Id, sessionId), hitId: parsed(Id, hitId), ...given });
    return given.decision === "confirmed"
      ? "Confirmed: it is this person."
      : "Rejected: it is somebody else.";
  });
}

/** The document number in full; the look is logged. */
export async function revealNumber(sessionId: string): Promise<{ number: string } | { refused: string }> {
  const result = await runAction(({ ctx }) => revealDocumentNumber(ctx, parsed(Id, sessionId)));
  return result.ok ? { number: result.message } : { refused: result.message };
}

/** Mails a new link to the person; the older one stops working. */
export async function sendLinkAgain(sessionId: string): Promise<ActionResult> {
  return changing(async ({ ctx }) => {
    const { resendCount } = await resendLink(ctx, { sessionId: parsed(Id, sessionId), email: null });
    return `A new link is on its way. ${3 - resendCount} of 3 resends left.`;
  });
}

/** Ends the session; its link stops working. */
export async function revoke(sessionId: string): Promise<ActionResult> {
  return changing(async ({ ctx }) => {
    await revokeSession(ctx, { sessionId: parsed(Id, sessionId) });
    return "Revoked. The link no longer works.";
  });
}
