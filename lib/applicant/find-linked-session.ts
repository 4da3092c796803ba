import type { Database } from "@/db/client";
import type { Ctx } from "../context";
import { findLink, type Link } from "../verification/find-link";
import { type ApplicantSession, loadApplicantSession } from "./load-session";

type Key = { database: Database; sessionId: string; requestId: string };

/** The session a token was made for (mailed, or shown by another device), whether or not the link still opens it; null for any other token. */
export async function findLinkedSession(
  { database, sessionId, requestId }: Key,
  token: string,
): Promise<{ ctx: Ctx; session: ApplicantSession; isDead: boolean; kind: Link["kind"] } | null> {
  const link = await findLink(database, token);
  if (link?.session_id !== sessionId) return null;
  const ctx: Ctx = {
    ...{ database, requestId, tenantId: link.tenant_id, mode: link.mode, now: () => new Date() },
    actor: { type: "applicant", sessionId, deviceId: null },
  };
  return {
    ctx,
    session: await loadApplicantSession(ctx, sessionId),
    isDead: link.dead_at !== null,
    kind: link.kind,
  };
}
