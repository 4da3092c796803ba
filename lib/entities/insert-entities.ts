import type { Tx } from "@/db/client";
import { entities } from "@/db/schema";
import { recordAudit } from "../audit/record-audit";
import type { Ctx } from "../context";
import { newId } from "../ids";
import type { Entity, NewEntity } from "./entity-fields";
import { entityName } from "./entity-name";

/** The row a new entity becomes, its names already judged. */
export function newEntityRow(ctx: Ctx, input: NewEntity): Entity {
  const now = ctx.now();
  return {
    ...input,
    tenantId: ctx.tenantId,
    mode: ctx.mode,
    id: newId(),
    name: entityName(input.entityType, input),
    screeningStatus: "not_screened",
    createdAt: now,
    updatedAt: now,
    relationshipEndedAt: null,
    legalHoldUntil: null,
    legalHoldAuthority: null,
    legalHoldReason: null,
    erasedAt: null,
  };
}

/** Writes new entities, and an audit row for each, in the caller's transaction. */
export async function insertEntities(ctx: Ctx, tx: Tx, rows: Entity[]): Promise<void> {
  if (rows.length === 0) return;
  await Promise.all([
    tx.db.insert(entities).values(rows),
    ...rows.map((row) =>
      recordAudit(ctx, tx, {
        action: "entity.created",
        targetType: "entity",
        targetId: row.id,
        details: { entity_type: row.entityType },
      }),
    ),
  ]);
}
