import type { Tx } from "@/db/client";
import type { Ctx } from "../context";

/**
 * Empties the answers kept for repeated requests (Idempotency-Key, 24 hours) that speak of any of these ids. The key
 * stays taken: a late repeat makes nothing anew, and reads that it is gone.
 */
export async function forgetAnswers(ctx: Ctx, tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.query(
    `update idempotency_keys set body = ''
     where tenant_id = $1 and mode = $2 and subjects && $3::uuid[] and body <> ''`,
    [ctx.tenantId, ctx.mode, ids],
  );
}
