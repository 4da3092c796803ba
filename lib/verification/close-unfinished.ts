import { and, eq, ne } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { checkRuns, checks } from "@/db/schema";
import type { Ctx } from "../context";

/** When a session ends: checks that never finished read `not_processed`, their jobs are cancelled. */
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
