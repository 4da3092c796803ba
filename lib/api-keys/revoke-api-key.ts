import { and, eq } from "drizzle-orm";
import { apiKeys } from "@/db/schema";
import { recordAudit } from "../audit/record-audit";
import { authorize } from "../authorize";
import { type Ctx, write } from "../context";
import { DomainError } from "../errors";
import { authorizeOwner } from "./authorize-owner";
import { keyState } from "./key-state";
import { lockKey } from "./lock-key";

/**
 * Ends a key at once and for good, and frees its slot; with an audit row. Needs `keys:manage`, and `team:manage`
 * for somebody else's. NOT_FOUND; INVALID_REQUEST when it has ended already.
 */
export async function revokeApiKey(ctx: Ctx, keyId: string): Promise<void> {
  authorize(ctx, "keys:manage");
  await write(ctx, async (tx) => {
    const key = await lockKey(ctx, tx, keyId);
    authorizeOwner(ctx, key.ownerId);
    const state = keyState(key, ctx.now());
    if (state !== "active") throw new DomainError("INVALID_REQUEST", `This API key is ${state} already.`);
    await tx.db
      .update(apiKeys)
      .set({ revokedAt: ctx.now() })
      .where(and(eq(apiKeys.tenantId, key.tenantId), eq(apiKeys.mode, key.mode), eq(apiKeys.id, key.id)));
    await recordAudit(ctx, tx, {
      action: "api_key.revoked",
      targetType: "api_key",
      targetId: key.id,
      details: { owner_id: key.ownerId },
    });
  });
}
