import { authorize } from "../authorize";
import { type Ctx, write } from "../context";
import { DomainError } from "../errors";
import { assignSession } from "../queue/assign-session";
import { resendLink } from "./resend-link";
import { revokeSession } from "./revoke-session";

export const CHANGES = ["assign", "resend", "revoke"] as const;
export type SessionsChange = { action: (typeof CHANGES)[number]; assigneeId: string | null };
export type Refusal = { sessionId: string; code: string; message: string };

/**
 * Does one thing to each of up to 100 sessions, each by its own verb with its own audit row; what is refused is told
 * and does not keep the others from it. Needs what the verb needs (`sessions:write`, to assign `reviews:write`).
 */
export async function changeSessions(
  ctx: Ctx,
  sessionIds: readonly string[],
  change: SessionsChange,
): Promise<{ done: string[]; refused: Refusal[] }> {
  authorize(ctx, change.action === "assign" ? "reviews:write" : "sessions:write");
  const done: string[] = [];
  const refused: Refusal[] = [];
  for (const sessionId of new Set(sessionIds)) {
    try {
      // Within an idempotent call they share its transaction: a refusal undoes its own part only.
      await (ctx.tx
        ? ctx.tx.attempt(() => one(ctx, sessionId, change))
        : write(ctx, (tx) => one({ ...ctx, tx }, sessionId, change)));
      done.push(sessionId);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      refused.push({ sessionId, code: error.code, message: said(error) });
    }
  }
  return { done, refused };
}

async function one(ctx: Ctx, sessionId: string, { action, assigneeId }: SessionsChange): Promise<void> {
  if (action === "assign") await assignSession(ctx, { sessionId, assigneeId });
  else if (action === "resend") await resendLink(ctx, { sessionId, email: null });
  else await revokeSession(ctx, { sessionId });
}

const said = (error: DomainError): string => Object.values(error.fields ?? {})[0]?.[0] ?? error.message;
