import { authorize } from "../authorize";
import { type Ctx, readRows } from "../context";
import { isId } from "../ids";

/** A file of a current capture; of a liveness capture, one for each frame. */
export type SessionMedia = {
  id: string;
  step: string;
  /** Place among the frames of a liveness capture, from 0; null for a capture of one picture. */
  frame: number | null;
  /** The action of the challenge that the frame answers. */
  action: string | null;
  /** Milliseconds since the challenge was shown, by the device's clock; null but for frames. */
  takenMs: number | null;
  attempt: number;
  warnings: string[];
  contentType: string;
  width: number | null;
  height: number | null;
  bytes: number;
  sha256: string;
  createdAt: Date;
  /** The file is gone, and why; its hash stays. */
  deletedReason: string | null;
};

const text = `
select m.id, f.step, f.frame, f.action, f.taken_ms as "takenMs", f.attempt, f.warnings, m.content_type as "contentType", m.width, m.height, m.bytes,
  encode(m.sha256, 'hex') as sha256, m.created_at as "createdAt",
  case when m.deleted_at is not null then coalesce(m.deleted_reason, 'retention') end as "deletedReason"
from (
  select c.id, c.step, c.attempt, c.warnings, p.position as frame, p.action, p.taken_ms, coalesce(p.media_id, c.media_id) as media_id
  from captures c
  left join capture_frames p on p.tenant_id = c.tenant_id and p.mode = c.mode and p.capture_id = c.id
  where c.tenant_id = $1 and c.mode = $2 and c.session_id = $3 and c.superseded_at is null
) f join media m on m.tenant_id = $1 and m.mode = $2 and m.id = f.media_id
order by array_position(array['document_front','document_back','selfie','liveness','proof_of_address'], f.step), f.frame`;

/**
 * The files of a session's current captures in the order of the steps, without their bytes; also those that are
 * gone, which say so. Needs `media:view`.
 */
export async function listSessionMedia(ctx: Ctx, sessionId: string): Promise<SessionMedia[]> {
  authorize(ctx, "media:view");
  if (!isId(sessionId)) return [];
  return readRows<SessionMedia>(ctx, text, [ctx.tenantId, ctx.mode, sessionId]);
}
