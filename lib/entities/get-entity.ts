import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { entities } from "@/db/schema";
import { authorize } from "../authorize";
import { type Ctx, read } from "../context";
import { notFound } from "../errors";
import { isId } from "../ids";
import type { Entity } from "./entity-fields";

/** One entity. Needs `entities:read`. NOT_FOUND also when it was erased. */
export async function getEntity(ctx: Ctx, entityId: string): Promise<Entity> {
  authorize(ctx, "entities:read");
  if (!isId(entityId)) throw notFound("Entity");
  const [row] = await read(ctx, (tx) => tx.db.select().from(entities).where(living(ctx, entityId)));
  if (!row) throw notFound("Entity");
  return row;
}

/**
 * The entity, locked until the transaction ends. `update` also keeps sessions from being created for it (they hold
 * KEY SHARE); `no key update` only other changes.
 */
export async function lockEntity(
  ctx: Ctx,
  tx: Tx,
  entityId: string,
  strength: "update" | "no key update",
): Promise<Entity> {
  if (!isId(entityId)) throw notFound("Entity");
  const [row] = await tx.db.select().from(entities).where(living(ctx, entityId)).for(strength);
  if (!row) throw notFound("Entity");
  return row;
}

/** This entity, unless erased. */
export const living = (ctx: Ctx, entityId: string) =>
  and(
    eq(entities.tenantId, ctx.tenantId),
    eq(entities.mode, ctx.mode),
    eq(entities.id, entityId),
    isNull(entities.erasedAt),
  );
