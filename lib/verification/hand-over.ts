import { handovers } from "@/db/schema";
import { assertApplicant } from "../applicant/applicant-from-request";
import { type Ctx, write } from "../context";
import { DomainError } from "../errors";
import { newId } from "../ids";
import { makeLinkToken, verificationLink } from "./link-token";
import { lockSession } from "./lock-session";
import { effectiveStatus } from "./session-state";

/** How long a code for another device opens anything. */
const MINUTES = 10;
/** Codes at once that are neither used nor over. */
const MAX_OPEN = 20;

/**
 * A one-time link for another device of the person, to be shown as a code: it opens once, for ten minutes, and then
 * behaves as the mailed one. Its token is in the fragment and stored as a hash. Only while the session is open
 * (INVALID_REQUEST, `details.reason`).
 */
export async function handOver(ctx: Ctx, sessionId: string): Promise<{ url: string; expiresAt: Date }> {
  assertApplicant(ctx, sessionId);
  return write(ctx, async (tx) => {
    const session = await lockSession(ctx, tx, sessionId);
    const now = ctx.now();
    const status = effectiveStatus(session, now);
    if (status !== "pending" && status !== "accessed") {
      throw new DomainError("INVALID_REQUEST", `Cannot go on with ${status} session`, {
        details: { reason: status },
      });
    }
    const [open] = await tx.query<{ count: number }>(
      `select count(*)::int as count from handovers
       where tenant_id = $1 and mode = $2 and session_id = $3 and used_at is null and expires_at > $4`,
      [ctx.tenantId, ctx.mode, sessionId, now],
    );
    if ((open?.count ?? 0) >= MAX_OPEN) {
      throw new DomainError("RATE_LIMITED", "Too many codes were asked for. Wait some minutes.", {
        retryAfterSeconds: MINUTES * 60,
      });
    }
    const { token, hash } = makeLinkToken();
    const expiresAt = new Date(now.getTime() + MINUTES * 60_000);
    await tx.db.insert(handovers).values({
      ...{ tenantId: ctx.tenantId, mode: ctx.mode, id: newId(), sessionId },
      ...{ tokenHash: hash, createdAt: now, expiresAt },
    });
    return { url: verificationLink(sessionId, token), expiresAt };
  });
}
