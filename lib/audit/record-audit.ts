import type { Tx } from "@/db/client";
import { auditEntries } from "@/db/schema";
import { actorId, type Ctx } from "../context";
import { newId } from "../ids";

type Entry = {
  /** `<thing>.<past participle>`, e.g. session.revoked. */
  action: string;
  targetType: string;
  targetId: string | null;
  /** Facts without personal data: ids, states, counts. */
  details?: Record<string, unknown>;
};

/** Writes an audit entry in the transaction of the change it tells of. The worker seals it into the chain later. */
export async function recordAudit(ctx: Ctx, tx: Tx, entry: Entry): Promise<void> {
  await tx.db.insert(auditEntries).values({
    tenantId: ctx.tenantId,
    id: newId(),
    mode: ctx.mode,
    action: entry.action,
    actorType: ctx.actor.type,
    actorId: actorId(ctx.actor),
    targetType: entry.targetType,
    targetId: entry.targetId,
    requestId: ctx.requestId,
    details: entry.details ?? {},
    createdAt: ctx.now(),
  });
}
