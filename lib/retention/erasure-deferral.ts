import type { Tx } from "@/db/client";
import type { TenantSettings } from "@/db/schema";
import type { Ctx } from "../context";
import type { Entity } from "../entities/entity-fields";
import { retentionDays } from "./classes";

export type Deferral = { until: Date | null; because: string };

const DAY = 86_400_000;

/**
 * Why an entity cannot be erased yet, or null when it can: an authority holds it, or, where the tenant lets the law on
 * records go first (policy `defer_erasure`), its copies must still be kept. `until` is null while the relationship
 * lasts: the period has not even begun.
 */
export async function erasureDeferral(ctx: Ctx, tx: Tx, entity: Entity): Promise<Deferral | null> {
  const now = ctx.now();
  if (entity.legalHoldUntil && entity.legalHoldUntil > now) {
    return {
      until: entity.legalHoldUntil,
      because: `Legal hold by ${entity.legalHoldAuthority ?? "an authority"}.`,
    };
  }
  if (ctx.mode === "test") return null;
  const [row] = await tx.query<{ settings: TenantSettings; decided: boolean }>(
    `select t.settings, exists (select from verification_sessions s
       where s.tenant_id = $1 and s.mode = $2 and s.entity_id = $3 and s.status = 'completed') as decided
     from tenants t where t.id = $1`,
    [ctx.tenantId, ctx.mode, entity.id],
  );
  if (!row?.decided || !row.settings.deferErasure) return null;
  const because =
    "The law asks for copies of what was verified until five years after the relationship ended (AMLR Art. 77).";
  const ended = entity.relationshipEndedAt;
  if (!ended) return { until: null, because };
  const until = new Date(ended.getTime() + retentionDays(row.settings, "documents") * DAY);
  return until > now ? { until, because } : null;
}
