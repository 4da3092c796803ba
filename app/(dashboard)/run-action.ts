import { headers } from "next/headers";
import { getReviewer, type Reviewer } from "@/lib/auth/get-reviewer";
import { isSameOrigin } from "@/lib/auth/same-origin";
import type { ActionAnswer, ActionResult } from "@/lib/client/action-result";
import { DomainError } from "@/lib/errors";

type Options = Parameters<typeof getReviewer>[0];

/**
 * What every action does around its verb: who is it (else to sign in), does it come from our own pages, and a
 * refusal becomes words. `work` returns the sentence that says what was done.
 */
export async function runAction(
  work: (reviewer: Reviewer) => Promise<string>,
  options: Options = {},
): Promise<ActionResult> {
  const answer = await runActionFor(
    async (reviewer) => ({ message: await work(reviewer), value: null }),
    options,
  );
  return answer.ok ? { ok: true, message: answer.message } : answer;
}

/** As runAction, for verbs whose result is shown. */
export async function runActionFor<T>(
  work: (reviewer: Reviewer) => Promise<{ message: string; value: T }>,
  options: Options = {},
): Promise<ActionAnswer<T>> {
  const reviewer = await getReviewer(options);
  const { requestId } = reviewer.ctx;
  if (!isSameOrigin({ method: "POST", headers: await headers() }))
    return { ok: false, message: "This request did not come from our own pages.", requestId };
  try {
    return { ok: true, ...(await work(reviewer)) };
  } catch (error) {
    if (error instanceof DomainError)
      return {
        ok: false,
        message: error.message,
        requestId,
        ...(error.fields ? { fields: error.fields } : {}),
      };
    console.error(JSON.stringify({ level: "error", request_id: requestId, error: errorName(error) }));
    return { ok: false, message: "Something went wrong on our side. Nothing was changed.", requestId };
  }
}

// The message of an unexpected error may quote data; its name may not.
const errorName = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
