import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { apiKeys } from "@/db/schema";
import type { Ctx } from "../context";
import { notFound } from "../errors";
import { isId } from "../ids";

/** The key, locked until the transaction ends. NOT_FOUND also for another tenant's and the other mode's. */
export async function lockKey(ctx: Ctx, tx: Tx, keyId: string): Promise<typeof apiKeys.$inferSelect> {
  if (!isId(keyId)) throw notFound("API key");
  const [key] = await tx.db
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.tenantId, ctx.tenantId), eq(apiKeys.mode, ctx.mode), eq(apiKeys.id, keyId)))
    .for("update");
  if (!key) throw notFound("API key");
  return key;
}
