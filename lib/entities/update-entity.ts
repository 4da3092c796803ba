import { entities } from "@/db/schema";
import { recordAudit } from "../audit/record-audit";
import { authorize } from "../authorize";
import { type Ctx, write } from "../context";
import { DomainError, invalid } from "../errors";
import { instantText } from "../format/instant";
import type { Entity, EntityFields, EntityType } from "./entity-fields";
import { entityName } from "./entity-name";
import { living, lockEntity } from "./get-entity";
import { missingNames } from "./missing-names";

type Change = {
  entityType?: EntityType;
  fields: Partial<EntityFields>;
  /** When the entity was last changed as far as the caller has seen, to the second. Left out: not compared. */
  expectedUpdatedAt?: Date;
};

/**
 * Changes what is given and differs; null clears. Sessions keep the name they were created with. Writes nothing
 * when nothing differs. Needs `entities:write`. Refuses: NOT_FOUND; VALIDATION_ERROR for another type, or a required
 * name that would be gone; CONFLICT when it was changed since `expectedUpdatedAt`. The audit row names the fields, not what is in them.
 */
export async function updateEntity(
  ctx: Ctx,
  entityId: string,
  change: Change,
): Promise<{ entity: Entity; changed: (keyof EntityFields)[] }> {
  authorize(ctx, "entities:write");
  return write(ctx, async (tx) => {
    const before = await lockEntity(ctx, tx, entityId, "no key update");
    if (change.entityType && change.entityType !== before.entityType) {
      throw invalid({ entity_type: ["Cannot be changed."] });
    }
    const expected = change.expectedUpdatedAt;
    if (expected && instantText(expected) !== instantText(before.updatedAt)) {
      throw new DomainError(
        "CONFLICT",
        "The entity was changed meanwhile. Look at it again before you save.",
        {
          details: { updated_at: instantText(before.updatedAt) },
        },
      );
    }
    const after = { ...before, ...change.fields };
    const missing = missingNames(after);
    if (missing) throw invalid(missing);
    const changed = (Object.keys(change.fields) as (keyof EntityFields)[]).filter(
      (field) => before[field] !== after[field],
    );
    if (changed.length === 0) return { entity: before, changed };
    const set = {
      ...Object.fromEntries(changed.map((field) => [field, after[field]])),
      name: entityName(before.entityType, after),
      updatedAt: ctx.now(),
    };
    await Promise.all([
      tx.db.update(entities).set(set).where(living(ctx, before.id)),
      recordAudit(ctx, tx, {
        action: "entity.updated",
        targetType: "entity",
        targetId: before.id,
        details: { fields: changed },
      }),
    ]);
    return { entity: { ...after, name: set.name, updatedAt: set.updatedAt }, changed };
  });
}
