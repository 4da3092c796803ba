import { authorize } from "../authorize";
import { priceOf } from "../checks/registry";
import { type Ctx, write } from "../context";
import { invalid, notFound } from "../errors";
import { isId } from "../ids";
import { checkWebhookUrl } from "../webhooks/guard-url";
import { hostRefusal } from "../webhooks/host-refusal";
import { placeSession } from "./place-session";
import { configureChecks, type Profile } from "./profiles";

export type NewSession = {
  entityId: string;
  email: string | null;
  profile: Exclude<Profile, "custom">;
  checks: Parameters<typeof configureChecks>[1];
  expiryHours: number | null;
  sendEmail: boolean;
  webhookUrl: string | null;
  completion: { redirectUrl: string; state: string | null } | null;
};

/**
 * Creates a session for an individual: session, checks, link token, `verification.session_created`, the e-mail and
 * an audit row in one transaction. Needs `sessions:write`.
 * Refuses: NOT_FOUND (entity), INVALID_REQUEST (company), CONFLICT (an active session exists; of racing creations
 * all but one), INSUFFICIENT_CREDITS (live only), VALIDATION_ERROR (checks, e-mail, webhook or redirect address).
 * An overdue session of the entity that no sweeper has reached is expired first, with its event.
 */
export async function createSession(ctx: Ctx, input: NewSession) {
  authorize(ctx, "sessions:write");
  if (!isId(input.entityId)) throw notFound("Entity");
  // As the database spells it: answer and event carry the same id, whatever case it was asked for in.
  const entityId = input.entityId.toLowerCase();
  const configured = configureChecks(input.profile, input.checks);
  if ("errors" in configured) throw invalid({ verification_checks: configured.errors });
  if (input.sendEmail && !input.email)
    throw invalid({ email: ["This field is required when send_email is true."] });
  if (input.webhookUrl) {
    const reason =
      (await checkWebhookUrl(input.webhookUrl, ctx.mode)) ?? (await hostRefusal(ctx, input.webhookUrl));
    if (reason) throw invalid({ webhook_url: [reason] });
  }
  return write(ctx, (tx) =>
    placeSession(ctx, tx, {
      ...input,
      entityId,
      profile: configured.profile,
      checks: configured.checks,
      price: priceOf(configured.checks.map((c) => c.type)),
      replacesSessionId: null,
    }),
  );
}
