import type { Database, Tx } from "@/db/client";
import { applicantDevices } from "@/db/schema";
import { recordAudit } from "../audit/record-audit";
import { type Ctx, write } from "../context";
import { DomainError } from "../errors";
import { emit } from "../events/emit";
import { instantText } from "../format/instant";
import { newId } from "../ids";
import { findLink, takeLink } from "./find-link";
import { makeLinkToken } from "./link-token";
import { lockSession, type SessionRow, updateSession } from "./lock-session";
import { type Consent, hasConsent, recordConsent } from "./record-consent";
import { effectiveStatus, nextStatus } from "./session-state";
import { chooseWithoutBiometrics } from "./without-biometrics";

/** Why a link no longer opens anything, in one word that reveals nothing else. `used`: a code for another device. */
export type ClosedReason = "completed" | "expired" | "revoked" | "failed" | "replaced" | "used" | "unknown";

const closed = (reason: ClosedReason) =>
  new DomainError("INVALID_REQUEST", "This link can no longer be used.", { details: { reason } });

type Opening = {
  sessionId: string;
  token: string;
  requestId: string;
  /** Null on a further device of a person who has agreed already. */
  consent: Consent | null;
  /** The person wants no face to be measured; only where the tenant offers it. */
  withoutBiometrics?: boolean;
};

/**
 * The person pressed Start: exchanges the link's token for a device token (for a cookie), marks the session accessed
 * and fires `verification.session_accessed` the first time; consent is a row of its own. Pressing again, or on another
 * device, gives another device token and changes nothing else; a handover opens once.
 * Refuses with INVALID_REQUEST, `details.reason` a ClosedReason, or `consent_missing`.
 */
export async function openSession(
  database: Database,
  input: Opening,
): Promise<{ ctx: Ctx; session: SessionRow; deviceToken: string }> {
  const link = await findLink(database, input.token);
  if (!link || link.session_id !== input.sessionId) throw closed("unknown");
  const deviceId = newId();
  const ctx: Ctx = {
    database,
    tenantId: link.tenant_id,
    mode: link.mode,
    actor: { type: "applicant", sessionId: link.session_id, deviceId },
    requestId: input.requestId,
    now: () => new Date(),
  };
  return write(ctx, async (tx) => {
    const locked = await lockSession(ctx, tx, link.session_id);
    const status = effectiveStatus(locked, ctx.now());
    if (status !== "pending" && status !== "accessed") throw closed(status);
    if (!(await takeLink(ctx, tx, link, input.token)))
      throw closed(link.kind === "mail" ? "replaced" : "used");
    if (input.consent) await recordConsent(ctx, tx, locked, input.consent);
    else if (!(await hasConsent(ctx, tx, locked.id))) {
      throw new DomainError("INVALID_REQUEST", "Nobody has agreed yet.", {
        details: { reason: "consent_missing" },
      });
    }
    let session = await markAccessed(ctx, tx, locked);
    if (input.consent) {
      session = await updateSession(ctx, tx, session, { applicantLanguage: input.consent.language });
    }
    if (input.withoutBiometrics) session = await chooseWithoutBiometrics(ctx, tx, session);
    const device = makeLinkToken();
    await tx.db.insert(applicantDevices).values({
      ...{ tenantId: ctx.tenantId, mode: ctx.mode, id: deviceId, sessionId: session.id },
      ...{ tokenHash: device.hash, createdAt: ctx.now() },
      consent: input.consent && {
        ...{ version: input.consent.version, language: input.consent.language },
        ...{ textHash: input.consent.textHash, at: ctx.now().toISOString() },
      },
    });
    return { ctx, session, deviceToken: device.token };
  });
}

/** pending → accessed with its event and audit row; an accessed session is returned as it is. */
export async function markAccessed(ctx: Ctx, tx: Tx, session: SessionRow): Promise<SessionRow> {
  const now = ctx.now();
  const status = nextStatus(session, "open", now);
  if (!status) return session;
  const accessed = await updateSession(ctx, tx, session, { status, accessedAt: now }, 1);
  await Promise.all([
    emit(ctx, tx, accessed, "verification.session_accessed", { accessed_at: instantText(now) }),
    recordAudit(ctx, tx, { action: "session.accessed", targetType: "session", targetId: session.id }),
  ]);
  return accessed;
}
