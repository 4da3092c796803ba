import { recordAudit } from "../audit/record-audit";
import { authorize } from "../authorize";
import { type Ctx, write } from "../context";
import { DomainError, notFound } from "../errors";
import { isId } from "../ids";
import { destroyMedia } from "./destroy-media";

const holdText = `
select e.legal_hold_until > $4 as held from verification_sessions s
join entities e on e.tenant_id = s.tenant_id and e.mode = s.mode and e.id = s.entity_id
where s.tenant_id = $1 and s.mode = $2 and s.id = $3 for key share of s`;

/**
 * Destroys one picture or document of a session, by itself: key at once, bytes after the commit. Verdicts that rest on
 * it stay, and say that it is gone. Audit row with its hash. Needs `entities:write`.
 * Errors: NOT_FOUND (unknown, or gone already); CONFLICT under a legal hold.
 */
export async function redactMedia(
  ctx: Ctx,
  ids: { sessionId: string; mediaId: string },
): Promise<{ mediaId: string; sha256: string }> {
  authorize(ctx, "entities:write");
  if (!isId(ids.sessionId) || !isId(ids.mediaId)) throw notFound("Media");
  return write(ctx, async (tx) => {
    const [session] = await tx.query<{ held: boolean | null }>(holdText, [
      ...[ctx.tenantId, ctx.mode, ids.sessionId, ctx.now()],
    ]);
    if (!session) throw notFound("Media");
    if (session.held) throw new DomainError("CONFLICT", "A legal hold keeps everything of this entity.");
    const [gone] = await destroyMedia(ctx, tx, [ids.sessionId], "redacted", { mediaId: ids.mediaId });
    if (!gone) throw notFound("Media");
    await recordAudit(ctx, tx, {
      action: "media.redacted",
      targetType: "session",
      targetId: ids.sessionId.toLowerCase(),
      details: { media_id: gone.mediaId, sha256: gone.sha256 },
    });
    return gone;
  });
}
