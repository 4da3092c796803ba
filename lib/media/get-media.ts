import { recordAudit } from "../audit/record-audit";
import { authorize } from "../authorize";
import { type Ctx, write } from "../context";
import { notFound } from "../errors";
import { isId } from "../ids";
import { decryptFile } from "../storage/envelope";
import type { MediaStore } from "../storage/media-store";
import { findSessionKey } from "../storage/session-key";

type Row = { storage_key: string; content_type: string; wrapped_key: Buffer };

const text = `
select storage_key, content_type, wrapped_key from media
where tenant_id = $1 and mode = $2 and session_id = $3 and id = $4 and deleted_at is null`;

/**
 * A capture's file, decrypted, for a person who may look at it (`media:view`); the look is written to the audit log
 * before the bytes are handed out: `viewed`, or `previewed` for a thumbnail, which nobody can judge by. NOT_FOUND for unknown ids, other tenants, the other mode, deleted files. Throws
 * when the stored bytes were tampered with.
 */
export async function getMedia(
  ctx: Ctx,
  store: MediaStore,
  ids: { sessionId: string; mediaId: string },
  look: "viewed" | "previewed" = "viewed",
): Promise<{ bytes: Buffer; contentType: string }> {
  authorize(ctx, "media:view");
  const [sessionId, mediaId] = [ids.sessionId.toLowerCase(), ids.mediaId.toLowerCase()];
  if (!isId(sessionId) || !isId(mediaId)) throw notFound("Media");
  const { row, key } = await write(ctx, async (tx) => {
    const [found] = await tx.query<Row>(text, [ctx.tenantId, ctx.mode, sessionId, mediaId]);
    const sessionKey = found && (await findSessionKey(ctx, tx, sessionId));
    if (!found || !sessionKey) throw notFound("Media");
    await recordAudit(ctx, tx, {
      action: `media.${look}`,
      targetType: "session",
      targetId: sessionId,
      details: { media_id: mediaId },
    });
    return { row: found, key: sessionKey };
  });
  const sealed = await store.get(row.storage_key);
  if (!sealed) throw notFound("Media");
  const identity = { tenantId: ctx.tenantId, mode: ctx.mode, sessionId, mediaId };
  return { bytes: decryptFile(key, sealed, row.wrapped_key, identity), contentType: row.content_type };
}
