import { and, eq, isNotNull, ne } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { checkRuns, checks } from "@/db/schema";
import type { Ctx } from "../context";

/** When a session ends: checks that never finished read `not_processed`, their jobs are cancelled, and
 * what was found but did not count yet is dropped. */
export async function closeUnfinished(ctx: Ctx, tx: Tx, sessionId: string): Promise<void> {
  await Promise.all([
    tx.db
      .update(checks)
      .set({ outcome: "not_processed" })
      .where(
        and(
          eq(checks.tenantId, ctx.tenantId),
          eq(checks.mode, ctx.mode),
          eq(checks.sessionId, sessionId),
          ne(checks.status, "completed"),
        ),
      ),
    tx.db
      .update(checkRuns)
      .set({ result: null })
      .where(
        and(
          eq(checkRuns.tenantId, ctx.tenantId),
          eq(checkRuns.mode, ctx.mode),
          eq(checkRuns.sessionId, sessionId),
          isNotNull(checkRuns.result),
        ),
      ),
    tx.db
      .update(checkRuns)
      .set({ state: "cancelled", finishedAt: ctx.now() })
      .where(
        and(
          eq(checkRuns.tenantId, ctx.tenantId),
          eq(checkRuns.mode, ctx.mode),
          eq(checkRuns.sessionId, sessionId),
          eq(checkRuns.state, "pending"),
        ),
      ),
  ]);
}
