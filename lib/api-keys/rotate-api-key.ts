import { and, eq } from "drizzle-orm";
import { apiKeys } from "@/db/schema";
import { recordAudit } from "../audit/record-audit";
import { authorize, SCOPES, type Scope } from "../authorize";
import { type Ctx, write } from "../context";
import { DomainError, invalid } from "../errors";
import { authorizeOwner } from "./authorize-owner";
import { insertKey, type NewKey } from "./insert-key";
import { keyState } from "./key-state";
import { lockKey } from "./lock-key";

const HOUR = 3_600_000;
/** Old and new key may both be used for at most this long. */
const MAX_OVERLAP_HOURS = 7 * 24;

/**
 * Replaces a key by a new one with the same owner and settings; the old one ends after the overlap (0: at once),
 * or when it would have ended anyway. The new key never expires if the old one did not; otherwise it lives as long
 * from now as the old one was given. While they overlap both hold a slot. With an audit row.
 * Needs `keys:manage`, and `team:manage` for somebody else's. NOT_FOUND; INVALID_REQUEST when the key has ended;
 * VALIDATION_ERROR (overlap); CONFLICT when the owner has no free slot for the overlap.
 */
export async function rotateApiKey(ctx: Ctx, keyId: string, overlapHours: number): Promise<NewKey> {
  authorize(ctx, "keys:manage");
  if (!(overlapHours >= 0 && overlapHours <= MAX_OVERLAP_HOURS)) {
    throw invalid({ overlap_hours: [`Must be between 0 and ${MAX_OVERLAP_HOURS}.`] });
  }
  return write(ctx, async (tx) => {
    const old = await lockKey(ctx, tx, keyId);
    authorizeOwner(ctx, old.ownerId);
    const now = ctx.now();
    const state = keyState(old, now);
    if (state !== "active") throw new DomainError("INVALID_REQUEST", `This API key is ${state} already.`);
    const overlapEnd = new Date(now.getTime() + overlapHours * HOUR);
    const ends = old.expiresAt && old.expiresAt < overlapEnd ? old.expiresAt : overlapEnd;
    await tx.db
      .update(apiKeys)
      .set(overlapHours === 0 ? { revokedAt: now } : { expiresAt: ends })
      .where(and(eq(apiKeys.tenantId, old.tenantId), eq(apiKeys.mode, old.mode), eq(apiKeys.id, old.id)));
    const lifetime = old.expiresAt && old.expiresAt.getTime() - old.createdAt.getTime();
    const made = await insertKey(ctx, tx, old.ownerId, {
      name: old.name,
      description: old.description,
      scopes: SCOPES.filter((scope): scope is Scope => old.scopes.includes(scope)),
      expiresAt: lifetime === null ? null : new Date(now.getTime() + lifetime),
      allowedIps: old.allowedIps,
      errorCodes: old.errorCodes,
    });
    await recordAudit(ctx, tx, {
      action: "api_key.rotated",
      targetType: "api_key",
      targetId: old.id,
      details: { owner_id: old.ownerId, new_key_id: made.id, overlap_hours: overlapHours },
    });
    return made;
  });
}
