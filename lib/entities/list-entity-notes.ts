import { authorize } from "../authorize";
import { type Ctx, readRows } from "../context";
import { getEntity } from "./get-entity";

export type EntityNote = { id: string; text: string; authorId: string; authorName: string; createdAt: Date };

/** What people wrote about an entity, newest first, at most 200. Needs `entities:read`. NOT_FOUND. */
export async function listEntityNotes(ctx: Ctx, entityId: string): Promise<EntityNote[]> {
  authorize(ctx, "entities:read");
  const entity = await getEntity(ctx, entityId);
  return readRows<EntityNote>(
    ctx,
    `select id, text, author_id as "authorId", author_name as "authorName", created_at as "createdAt"
     from entity_notes where tenant_id = $1 and mode = $2 and entity_id = $3 order by created_at desc, id desc limit 200`,
    [ctx.tenantId, ctx.mode, entity.id],
  );
}
