import { authorize } from "../authorize";
import { type Ctx, readRows } from "../context";
import { notFound } from "../errors";
import { isId } from "../ids";
import type { Receipt } from "./receipt";

export type Erasure = {
  entityId: string;
  state: "done" | "deferred";
  requestedAt: Date;
  deferredUntil: Date | null;
  reason: string | null;
  finishedAt: Date | null;
  receipt: Receipt | null;
};

const text = `
select entity_id as "entityId", state, created_at as "requestedAt", deferred_until as "deferredUntil", reason,
  finished_at as "finishedAt", receipt
from erasures where tenant_id = $1 and mode = $2 and entity_id = $3`;

/** What came of the request to erase an entity, with its receipt. Needs `entities:read`. NOT_FOUND without a request. */
export async function getErasure(ctx: Ctx, entityId: string): Promise<Erasure> {
  authorize(ctx, "entities:read");
  const [row] = isId(entityId) ? await readRows<Erasure>(ctx, text, [ctx.tenantId, ctx.mode, entityId]) : [];
  if (!row) throw notFound("Erasure");
  return row;
}
