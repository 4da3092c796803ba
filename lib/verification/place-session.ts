import type { Tx } from "@/db/client";
import { recordAudit } from "../audit/record-audit";
import type { Ctx } from "../context";
import { DomainError, invalid } from "../errors";
import { emit } from "../events/emit";
import { instantText } from "../format/instant";
import { newId } from "../ids";
import { enqueueEmail } from "../outbox/enqueue-email";
import { resolveSettings } from "../tenants/settings";
import { captureMinutes } from "./capture-minutes";
import { activeConflict, findCreationBasis } from "./creation-basis";
import { insertSession } from "./insert-session";
import { makeLinkToken, verificationLink, verificationUrl } from "./link-token";
import type { ConfiguredCheck, Profile } from "./profiles";

export type PlacedSession = {
  entityId: string;
  email: string | null;
  profile: Profile;
  checks: readonly ConfiguredCheck[];
  /** Credits when it completes; 0: free of charge, and no balance is asked for. */
  price: number;
  expiryHours: number | null;
  sendEmail: boolean;
  webhookUrl: string | null;
  completion: { redirectUrl: string; state: string | null } | null;
  /** The session whose contest this one answers. */
  replacesSessionId: string | null;
};

const HOUR = 3_600_000;
const UNIQUE_VIOLATION = "23505";

/**
 * Writes a configured session in the caller's transaction: session, checks, link token,
 * `verification.session_created`, the e-mail and an audit row. Refuses as create-session.ts says.
 */
export async function placeSession(ctx: Ctx, tx: Tx, input: PlacedSession) {
  const now = ctx.now();
  const { entityId } = input;
  const types = input.checks.map((c) => c.type);
  const basis = await findCreationBasis(ctx, tx, entityId);
  if (basis.entityType !== "individual") {
    throw new DomainError("INVALID_REQUEST", "Identity verification is only available for individuals.", {
      details: { entity_type: basis.entityType, entity_id: entityId },
    });
  }
  if (basis.active) throw activeConflict(basis.active);
  if (ctx.mode === "live" && basis.balance < input.price && input.price > 0) {
    throw new DomainError("INSUFFICIENT_CREDITS", "Not enough credits for this verification.", {
      details: { required_credits: input.price, available_credits: basis.balance },
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
    profile: input.profile,
    status: "pending" as const,
    outcome: "pending" as const,
    deliveryMethod: input.sendEmail ? ("email" as const) : ("link" as const),
    emailSent: input.sendEmail,
    webhookUrl: input.webhookUrl,
    completionRedirectUrl: input.completion?.redirectUrl ?? null,
    completionState: input.completion?.state ?? null,
    checkTypes: types,
    price: input.price,
    replacesSessionId: input.replacesSessionId,
    eventSequence: 1,
    expiresAt: new Date(now.getTime() + (input.expiryHours ?? settings.expiryHours) * HOUR),
    createdAt: now,
  };
  const launch = !input.sendEmail && settings.launchByApi;
  const link = input.sendEmail || launch ? makeLinkToken() : null;

  // Statements of tx.query reach the server in this order: the event needs the session.
  const rows = () =>
    Promise.all([
      insertSession(ctx, tx, session, input.checks, link?.hash ?? null),
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
        details: {
          entity_id: session.entityId,
          profile: session.profile,
          checks: types,
          ...(session.replacesSessionId ? { replaces_session_id: session.replacesSessionId } : {}),
        },
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
}
