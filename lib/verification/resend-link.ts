import { eq } from "drizzle-orm";
import { linkTokens, tenants } from "@/db/schema";
import { recordAudit } from "../audit/record-audit";
import { authorize } from "../authorize";
import type { CheckType } from "../checks/registry";
import { type Ctx, write } from "../context";
import { DomainError, invalid } from "../errors";
import { instantText } from "../format/instant";
import { newId } from "../ids";
import { enqueueEmail } from "../outbox/enqueue-email";
import { captureMinutes } from "./capture-minutes";
import { makeLinkToken, verificationLink } from "./link-token";
import { lockSession, updateSession } from "./lock-session";
import { replaceLink } from "./replace-link";
import { effectiveStatus } from "./session-state";

const MAX_RESENDS = 3;

/**
 * Mails a new link to `email` or the original address; the older link dies, the expiry does not move. Counts up to
 * three. E-mail, token, count and audit row in one transaction. Needs `sessions:write`.
 * Refuses: INVALID_REQUEST unless active, RATE_LIMITED after the third, VALIDATION_ERROR without any address.
 */
export async function resendLink(ctx: Ctx, input: { sessionId: string; email: string | null }) {
  authorize(ctx, "sessions:write");
  return write(ctx, async (tx) => {
    const session = await lockSession(ctx, tx, input.sessionId);
    const now = ctx.now();
    const status = effectiveStatus(session, now);
    if (status !== "pending" && status !== "accessed") {
      throw new DomainError("INVALID_REQUEST", `Cannot resend link for ${status} session`, {
        details: { session_id: session.id, status },
      });
    }
    if (session.resendCount >= MAX_RESENDS) {
      throw new DomainError(
        "RATE_LIMITED",
        "Too many resend attempts. Please create a new verification session.",
        {
          details: { session_id: session.id, resend_count: session.resendCount },
        },
      );
    }
    const recipient = input.email ?? session.email;
    if (!recipient) throw invalid({ email: ["The session has no e-mail address; one is required."] });
    const link = makeLinkToken();
    const [tenant] = await tx.db
      .select({ name: tenants.name })
      .from(tenants)
      .where(eq(tenants.id, ctx.tenantId));
    await replaceLink(ctx, tx, session.id);
    const [updated] = await Promise.all([
      updateSession(ctx, tx, session, {
        resendCount: session.resendCount + 1,
        emailSent: true,
        deliveryMethod: "email",
        email: session.email ?? recipient,
      }),
      tx.db.insert(linkTokens).values({
        tenantId: ctx.tenantId,
        mode: ctx.mode,
        id: newId(),
        sessionId: session.id,
        tokenHash: link.hash,
        createdAt: now,
      }),
      enqueueEmail(ctx, tx, {
        template: "verification_link",
        recipient,
        sessionId: session.id,
        input: {
          tenantName: tenant?.name ?? "",
          personName: session.entityName,
          link: verificationLink(session.id, link.token),
          expiresAt: instantText(session.expiresAt),
          minutes: captureMinutes(session.checkTypes as CheckType[]),
          checkTypes: session.checkTypes,
          isTest: ctx.mode === "test",
        },
      }),
      recordAudit(ctx, tx, {
        action: "session.link_resent",
        targetType: "session",
        targetId: session.id,
        details: { resend_count: session.resendCount + 1, to_original_address: recipient === session.email },
      }),
    ]);
    return { sessionId: session.id, emailSentTo: recipient, resendCount: updated.resendCount };
  });
}
