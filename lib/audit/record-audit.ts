import type { Tx } from "@/db/client";
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

const text = `
insert into audit_entries (tenant_id, id, mode, action, actor_type, actor_id, target_type, target_id, request_id, details, created_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::text::jsonb, $11)`;

/** Writes an audit entry in the transaction of the change it tells of. The worker seals it into the chain later. */
export async function recordAudit(ctx: Ctx, tx: Tx, entry: Entry): Promise<void> {
  await tx.query(text, [
    ctx.tenantId,
    newId(),
    ctx.mode,
    entry.action,
    ctx.actor.type,
    actorId(ctx.actor),
    entry.targetType,
    entry.targetId,
    ctx.requestId,
    JSON.stringify(entry.details ?? {}),
    ctx.now(),
  ]);
}
