import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { tenants } from "@/db/schema";
import type { Ctx } from "../context";
import { DomainError } from "../errors";
import { resolveSettings } from "../tenants/settings";
import type { SessionRow } from "./lock-session";
import { placeSession } from "./place-session";
import { sessionChecks } from "./record-check-result";

/**
 * A new try of a failed session, free of charge: the same person, checks and addresses, linked to the old one and
 * mailed. INVALID_REQUEST when there is no address to mail it to, CONFLICT when another session is active.
 */
export async function retrySession(ctx: Ctx, tx: Tx, session: SessionRow) {
  if (!session.email) {
    throw new DomainError("INVALID_REQUEST", "The session has no e-mail address to send a new link to.", {
      details: { session_id: session.id },
    });
  }
  const [[tenant], checks] = await Promise.all([
    tx.db.select({ settings: tenants.settings }).from(tenants).where(eq(tenants.id, ctx.tenantId)),
    sessionChecks(ctx, tx, session.id),
  ]);
  const settings = resolveSettings(tenant?.settings ?? {}, ctx.mode);
  const redirect = session.completionRedirectUrl;
  return placeSession(ctx, tx, {
    entityId: session.entityId,
    email: session.email,
    profile: session.profile,
    checks: checks.map((c) => ({ type: c.checkType, options: c.options })),
    price: 0,
    expiryHours: null,
    sendEmail: true,
    webhookUrl: session.webhookUrl,
    // The admin may have taken the origin off the list since.
    completion:
      redirect && settings.allowsRedirect(redirect)
        ? { redirectUrl: redirect, state: session.completionState }
        : null,
    replacesSessionId: session.id,
  });
}
