import { recordAudit } from "../audit/record-audit";
import { authorize } from "../authorize";
import { priceOf } from "../checks/registry";
import { type Ctx, write } from "../context";
import { DomainError, invalid, notFound } from "../errors";
import { emit } from "../events/emit";
import { instantText } from "../format/instant";
import { isId, newId } from "../ids";
import { enqueueEmail } from "../outbox/enqueue-email";
import { resolveSettings } from "../tenants/settings";
import { checkWebhookUrl } from "../webhooks/guard-url";
import { captureMinutes } from "./capture-minutes";
import { activeConflict, findCreationBasis } from "./creation-basis";
import { insertSession } from "./insert-session";
import { makeLinkToken, verificationLink, verificationUrl } from "./link-token";
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

const HOUR = 3_600_000;
const UNIQUE_VIOLATION = "23505";

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
    const reason = await checkWebhookUrl(input.webhookUrl, ctx.mode);
    if (reason) throw invalid({ webhook_url: [reason] });
  }
  const types = configured.checks.map((c) => c.type);
  const price = priceOf(types);

  return write(ctx, async (tx) => {
    const now = ctx.now();
    const basis = await findCreationBasis(ctx, tx, entityId);
    if (basis.entityType !== "individual") {
      throw new DomainError("INVALID_REQUEST", "Identity verification is only available for individuals.", {
        details: { entity_type: basis.entityType, entity_id: entityId },
      });
    }
    if (basis.active) throw activeConflict(basis.active);
    if (ctx.mode === "live" && basis.balance < price) {
      throw new DomainError("INSUFFICIENT_CREDITS", "Not enough credits for this verification.", {
        details: { required_credits: price, available_credits: basis.balance },
      });
    }
    const settings = resolveSettings(basis.settings, ctx.mode);
    if (input.completion && !settings.allowsRedirect(input.completion.redirectUrl)) {
      throw invalid({
        "completion.redirect_url": ["This origin is not among the tenant's allowed redirect origins."],
      });
    }
    const session = {
      tenantId: ctx.tenantId,
      mode: ctx.mode,
      id: newId(),
      entityId,
      entityName: basis.entityName,
      externalId: basis.externalId,
      email: input.email,
      profile: configured.profile,
      status: "pending" as const,
      outcome: "pending" as const,
      deliveryMethod: input.sendEmail ? ("email" as const) : ("link" as const),
      emailSent: input.sendEmail,
      webhookUrl: input.webhookUrl,
      completionRedirectUrl: input.completion?.redirectUrl ?? null,
      completionState: input.completion?.state ?? null,
      checkTypes: types,
      price,
      eventSequence: 1,
      expiresAt: new Date(now.getTime() + (input.expiryHours ?? settings.expiryHours) * HOUR),
      createdAt: now,
    };
    const launch = !input.sendEmail && settings.launchByApi;
    const link = input.sendEmail || launch ? makeLinkToken() : null;

    // Statements of tx.query reach the server in this order: the event needs the session.
    const rows = () =>
      Promise.all([
        insertSession(ctx, tx, session, configured.checks, link?.hash ?? null),
        emit(ctx, tx, session, "verification.session_created", {
          email_sent: session.emailSent,
          expires_at: instantText(session.expiresAt),
          created_at: instantText(now),
        }),
        link &&
          input.sendEmail &&
          enqueueEmail(ctx, tx, {
            template: "verification_link",
            recipient: input.email ?? "",
            sessionId: session.id,
            input: {
              tenantName: basis.tenantName,
              personName: basis.entityName,
              link: verificationLink(session.id, link.token),
              expiresAt: instantText(session.expiresAt),
              minutes: captureMinutes(types),
              checkTypes: types,
              isTest: ctx.mode === "test",
            },
          }),
        recordAudit(ctx, tx, {
          action: "session.created",
          targetType: "session",
          targetId: session.id,
          details: { entity_id: session.entityId, profile: session.profile, checks: types },
        }),
      ]);
    for (let tries = 1; ; tries += 1) {
      try {
        await tx.attempt(rows);
        break;
      } catch (error) {
        // Somebody else's creation for this entity was committed first: the unique index decides the race.
        const winner = (await findCreationBasis(ctx, tx, entityId)).active;
        if (winner) throw activeConflict(winner);
        // It won, and has ended since: the place is free again.
        if (tries === 5 || (error as { code?: unknown }).code !== UNIQUE_VIOLATION) throw error;
      }
    }
    return {
      ...session,
      verificationUrl: verificationUrl(session.id),
      launchUrl: launch && link ? verificationLink(session.id, link.token) : null,
    };
  });
}
