import type { Database } from "@/db/client";
import type { Ctx } from "../context";
import { findLink } from "../verification/open-session";
import { type ApplicantSession, loadApplicantSession } from "./load-session";

type Key = { database: Database; sessionId: string; requestId: string };

/** The session a mailed token was made for, whether or not the link still opens it; null for any other token. */
export async function findLinkedSession(
  { database, sessionId, requestId }: Key,
  token: string,
): Promise<{ ctx: Ctx; session: ApplicantSession; isReplaced: boolean } | null> {
  const link = await findLink(database, token);
  if (link?.session_id !== sessionId) return null;
  const ctx: Ctx = {
    ...{ database, requestId, tenantId: link.tenant_id, mode: link.mode, now: () => new Date() },
    actor: { type: "applicant", sessionId, deviceId: null },
  };
  return {
    ctx,
    session: await loadApplicantSession(ctx, sessionId),
    isReplaced: link.replaced_at !== null,
  };
}
