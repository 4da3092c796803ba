import { entities } from "@/db/schema";
import { recordAudit } from "../audit/record-audit";
import { authorize } from "../authorize";
import { type Ctx, write } from "../context";
import { invalid } from "../errors";
import { instantText } from "../format/instant";
import type { Entity } from "./entity-fields";
import { living, lockEntity } from "./get-entity";

export type LegalHold = { until: Date; authority: string; reason: string };

/** AMLR Art. 77(3): an authority may ask for at most five more years. */
const MOST_YEARS = 10;

/**
 * Keeps everything of an entity until a moment, because an authority asked for it; null lifts the hold. Retention and
 * erasure wait. Audit row (without the reason, which may name people). Needs `entities:write`.
 * Errors: NOT_FOUND; VALIDATION_ERROR for a moment that has passed or lies more than ten years ahead.
 */
export async function setLegalHold(ctx: Ctx, entityId: string, hold: LegalHold | null): Promise<Entity> {
  authorize(ctx, "entities:write");
  return write(ctx, async (tx) => {
    const entity = await lockEntity(ctx, tx, entityId, "no key update");
    const now = ctx.now();
    const latest = new Date(now);
    latest.setUTCFullYear(latest.getUTCFullYear() + MOST_YEARS);
    if (hold && (hold.until <= now || hold.until > latest)) {
      throw invalid({ until: [`Must lie ahead, at most ${MOST_YEARS} years.`] });
    }
    const change = {
      legalHoldUntil: hold?.until ?? null,
      legalHoldAuthority: hold?.authority ?? null,
      legalHoldReason: hold?.reason ?? null,
      updatedAt: now,
    };
    await tx.db.update(entities).set(change).where(living(ctx, entity.id));
    await recordAudit(ctx, tx, {
      action: hold ? "entity.held" : "entity.hold_lifted",
      targetType: "entity",
      targetId: entity.id,
      details: hold ? { until: instantText(hold.until) } : {},
    });
    return { ...entity, ...change };
  });
}
