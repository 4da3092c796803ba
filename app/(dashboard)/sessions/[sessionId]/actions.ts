"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { createReviewBody } from "@/lib/api/contracts/reviews";
import type { ActionResult } from "@/lib/client/action-result";
import { invalid } from "@/lib/errors";
import { DECISION_WORDS } from "@/lib/format/labels";
import { createReview } from "@/lib/verification/create-review";
import { resendLink } from "@/lib/verification/resend-link";
import { revokeSession } from "@/lib/verification/revoke-session";
import { runAction } from "../../run-action";

const Id = z.uuid();

function parsed<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw invalid(z.flattenError(result.error).fieldErrors as Record<string, string[]>);
}

/** Records a decision about this session. */
export async function submitReview(sessionId: string, review: unknown): Promise<ActionResult> {
  const result = await runAction(async ({ ctx }) => {
    const { decision, notes, check_ids } = parsed(createReviewBody, review);
    await createReview(ctx, {
      sessionId: parsed(Id, sessionId),
      decision,
      notes,
      checkIds: check_ids ?? null,
    });
    return `${DECISION_WORDS[decision]}. Your review is on record.`;
  });
  revalidatePath("/sessions/[sessionId]", "page");
  return result;
}

/** Mails a new link to the person; the older one stops working. */
export async function sendLinkAgain(sessionId: string): Promise<ActionResult> {
  const result = await runAction(async ({ ctx }) => {
    const { resendCount } = await resendLink(ctx, { sessionId: parsed(Id, sessionId), email: null });
    return `A new link is on its way. ${3 - resendCount} of 3 resends left.`;
  });
  revalidatePath("/sessions/[sessionId]", "page");
  return result;
}

/** Ends the session; its link stops working. */
export async function revoke(sessionId: string): Promise<ActionResult> {
  const result = await runAction(async ({ ctx }) => {
    await revokeSession(ctx, { sessionId: parsed(Id, sessionId) });
    return "Revoked. The link no longer works.";
  });
  revalidatePath("/sessions/[sessionId]", "page");
  return result;
}
