import { entities } from "@/db/schema";
import { recordAudit } from "../audit/record-audit";
import { authorize } from "../authorize";
import { type Ctx, write } from "../context";
import { invalid } from "../errors";
import { instantOrNull } from "../format/instant";
import type { Entity } from "./entity-fields";
import { living, lockEntity } from "./get-entity";

/**
 * Says when the business relationship with an entity ended: the periods of the law on records count from there. Null:
 * it lasts. Audit row. Needs `entities:write`. Errors: NOT_FOUND; VALIDATION_ERROR for a moment that lies ahead.
 */
export async function endRelationship(ctx: Ctx, entityId: string, endedAt: Date | null): Promise<Entity> {
  authorize(ctx, "entities:write");
  return write(ctx, async (tx) => {
    const entity = await lockEntity(ctx, tx, entityId, "no key update");
    const now = ctx.now();
    if (endedAt && endedAt > now) throw invalid({ ended_at: ["Must not lie ahead."] });
    const change = { relationshipEndedAt: endedAt, updatedAt: now };
    await tx.db.update(entities).set(change).where(living(ctx, entity.id));
    await recordAudit(ctx, tx, {
      action: endedAt ? "entity.relationship_ended" : "entity.relationship_resumed",
      targetType: "entity",
      targetId: entity.id,
      details: { ended_at: instantOrNull(endedAt) },
    });
    return { ...entity, ...change };
  });
}
