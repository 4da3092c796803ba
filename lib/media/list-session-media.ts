import { authorize } from "../authorize";
import { type Ctx, readRows } from "../context";
import { isId } from "../ids";

/** A current capture that has a file. */
export type SessionMedia = {
  id: string;
  step: string;
  contentType: string;
  width: number | null;
  height: number | null;
  createdAt: Date;
};

const text = `
select m.id, c.step, m.content_type as "contentType", m.width, m.height, m.created_at as "createdAt"
from captures c join media m on m.tenant_id = c.tenant_id and m.mode = c.mode and m.id = c.media_id
where c.tenant_id = $1 and c.mode = $2 and c.session_id = $3 and c.superseded_at is null and m.deleted_at is null
order by array_position(array['document_front','document_back','selfie','liveness','proof_of_address'], c.step)`;

/** The files of a session's current captures, in the order of the steps, without their bytes. Needs `media:view`. */
export async function listSessionMedia(ctx: Ctx, sessionId: string): Promise<SessionMedia[]> {
  authorize(ctx, "media:view");
  if (!isId(sessionId)) return [];
  return readRows<SessionMedia>(ctx, text, [ctx.tenantId, ctx.mode, sessionId]);
}
