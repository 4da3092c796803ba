import { entityNotes } from "@/db/schema";
import { recordAudit } from "../audit/record-audit";
import { authorize } from "../authorize";
import { type Ctx, write } from "../context";
import { newId } from "../ids";
import { callingPerson } from "../queue/calling-person";
import { lockEntity } from "./get-entity";
import type { EntityNote } from "./list-entity-notes";

/** Adds a note; notes are never changed. Needs `entities:write`; audit row. NOT_FOUND. */
export async function addEntityNote(ctx: Ctx, entityId: string, text: string): Promise<EntityNote> {
  authorize(ctx, "entities:write");
  const author = callingPerson(ctx);
  return write(ctx, async (tx) => {
    const entity = await lockEntity(ctx, tx, entityId, "no key update");
    const note = { id: newId(), text, authorId: author.id, authorName: author.name, createdAt: ctx.now() };
    await tx.db
      .insert(entityNotes)
      .values({ tenantId: ctx.tenantId, mode: ctx.mode, entityId: entity.id, ...note });
    await recordAudit(ctx, tx, {
      action: "entity.note_added",
      targetType: "entity",
      targetId: entity.id,
      details: { note_id: note.id },
    });
    return note;
  });
}
