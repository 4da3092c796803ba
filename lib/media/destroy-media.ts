import type { Tx } from "@/db/client";
import type { Ctx } from "../context";
import { mediaStore } from "../storage/open-store";

export type DestroyedFile = { mediaId: string; sha256: string };
export type DestroyReason = "retention" | "erasure" | "redacted";

const text = (which: string) => `
with gone as (
  update media m set deleted_at = $4, deleted_reason = $5, wrapped_key = ''
  where m.tenant_id = $1 and m.mode = $2 and m.session_id = any ($3::uuid[]) and m.deleted_at is null ${which}
  returning m.id, m.storage_key, m.sha256
)
select id as "mediaId", storage_key as "storageKey", encode(sha256, 'hex') as sha256 from gone order by id`;

// A key that opens nothing any more goes too: copies of the files that survive somewhere stay closed for good.
const keyText = `
delete from session_keys k
where k.tenant_id = $1 and k.mode = $2 and k.session_id = any ($3::uuid[]) and not exists (
  select from media m where m.tenant_id = k.tenant_id and m.mode = k.mode and m.session_id = k.session_id
    and m.deleted_at is null)`;

type Gone = DestroyedFile & { storageKey: string };

/**
 * Destroys files of these sessions in the caller's transaction: their keys are overwritten, so nothing opens them any
 * more even if the bytes survive somewhere; the bytes are removed after the commit (the sweeper finishes what that
 * misses). Rows stay, with the hash of what they were. The caller writes the audit entry.
 * @param steps only media of these capture steps; all when left out
 */
export async function destroyMedia(
  ctx: Ctx,
  tx: Tx,
  sessionIds: readonly string[],
  reason: DestroyReason,
  only: { steps?: readonly string[]; mediaId?: string } = {},
): Promise<DestroyedFile[]> {
  const values: (string | readonly string[] | Date)[] = [
    ...[ctx.tenantId, ctx.mode, sessionIds, ctx.now(), reason],
  ];
  let which = "";
  if (only.mediaId) which = ` and m.id = $${values.push(only.mediaId)}::uuid`;
  if (only.steps) {
    which += ` and exists (select from captures c
      where c.tenant_id = m.tenant_id and c.mode = m.mode and c.session_id = m.session_id
        and c.step = any ($${values.push(only.steps)}::text[])
        and (c.media_id = m.id or exists (select from capture_frames f
          where f.tenant_id = c.tenant_id and f.mode = c.mode and f.capture_id = c.id and f.media_id = m.id)))`;
  }
  const gone = await tx.query<Gone>(text(which), values);
  await tx.query(keyText, [ctx.tenantId, ctx.mode, sessionIds]);
  tx.onCommit(() => {
    for (const { storageKey } of gone)
      void mediaStore()
        .delete(storageKey)
        .catch(() => {});
  });
  return gone.map(({ mediaId, sha256 }) => ({ mediaId, sha256 }));
}
