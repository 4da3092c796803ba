import type { Ctx } from "../context";
import { decryptFile } from "../storage/envelope";
import { mediaStore } from "../storage/open-store";
import { findSessionKey } from "../storage/session-key";

type Row = { storage_key: string; wrapped_key: Buffer };

const text = `
select storage_key, wrapped_key from media
where tenant_id = $1 and mode = $2 and session_id = $3 and id = $4 and deleted_at is null`;

/**
 * A file's plain bytes for the worker that examines it; people look at pictures through get-media.ts, which asks
 * for permission and logs the look. Null when the file is gone. Throws when the stored bytes were tampered with.
 */
export async function openMedia(
  ctx: Ctx,
  ids: { sessionId: string; mediaId: string },
): Promise<Buffer | null> {
  if (ctx.actor.type !== "system") throw new Error("Only the worker opens pictures by itself.");
  const found = await ctx.database.inTenant({ tenantId: ctx.tenantId, mode: ctx.mode }, async (tx) => {
    const [row] = await tx.query<Row>(text, [ctx.tenantId, ctx.mode, ids.sessionId, ids.mediaId]);
    const key = row && (await findSessionKey(ctx, tx, ids.sessionId));
    return row && key ? { row, key } : null;
  });
  const sealed = found && (await mediaStore().get(found.row.storage_key));
  if (!found || !sealed) return null;
  const identity = { tenantId: ctx.tenantId, mode: ctx.mode, ...ids };
  return decryptFile(found.key, sealed, found.row.wrapped_key, identity);
}
