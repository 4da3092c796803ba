import type { Database, Mode, Tx } from "@/db/client";
import { applicantDevices } from "@/db/schema";
import { recordAudit } from "../audit/record-audit";
import { type Ctx, write } from "../context";
import { DomainError } from "../errors";
import { emit } from "../events/emit";
import { instantText } from "../format/instant";
import { newId } from "../ids";
import { hashLinkToken, makeLinkToken } from "./link-token";
import { lockSession, type SessionRow, updateSession } from "./lock-session";
import { effectiveStatus, nextStatus } from "./session-state";

export type Consent = { version: string; language: string; textHash: string };
type Link = { tenant_id: string; mode: Mode; session_id: string; replaced_at: Date | null };

/** Which session a mailed token belongs to, live or not; null when no such link was ever made. Changes nothing. */
export async function findLink(database: Database, token: string): Promise<Link | null> {
  const [link] = await database.readSystem<Link>(
    "select tenant_id, mode, session_id, replaced_at from link_tokens where token_hash = $1",
    [hashLinkToken(token)],
  );
  return link ?? null;
}

/** Why a link no longer opens anything, in one word that reveals nothing else. */
export type ClosedReason = "completed" | "expired" | "revoked" | "failed" | "replaced" | "unknown";

const closed = (reason: ClosedReason) =>
  new DomainError("INVALID_REQUEST", "This link can no longer be used.", { details: { reason } });

/**
 * The person pressed Start: exchanges the link's token for a device token (for a cookie), marks the session accessed
 * and fires `verification.session_accessed` the first time; consent is recorded with the device. Pressing again, or
 * on another device, gives another device token and changes nothing else.
 * Refuses with INVALID_REQUEST, `details.reason` a ClosedReason.
 */
export async function openSession(
  database: Database,
  input: { sessionId: string; token: string; requestId: string; consent: Consent | null },
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
    const { rows } = await currentLink(tx, link, input.token);
    if (!rows) throw closed("replaced");
    const session = await markAccessed(ctx, tx, locked);
    const device = makeLinkToken();
    await tx.db.insert(applicantDevices).values({
      tenantId: ctx.tenantId,
      mode: ctx.mode,
      id: deviceId,
      sessionId: session.id,
      tokenHash: device.hash,
      consent: input.consent && { ...input.consent, at: ctx.now().toISOString() },
      createdAt: ctx.now(),
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

// Read again under the session's lock: a resend may have replaced the link meanwhile.
async function currentLink(tx: Tx, link: Link, token: string): Promise<{ rows: number }> {
  const found = await tx.query(
    `select 1 from link_tokens where tenant_id = $1 and mode = $2 and session_id = $3 and token_hash = $4 and replaced_at is null`,
    [link.tenant_id, link.mode, link.session_id, hashLinkToken(token)],
  );
  return { rows: found.length };
}
