import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { linkTokens } from "@/db/schema";
import type { Ctx } from "../context";

/** Ends the session's current link, if it has one. */
export async function replaceLink(ctx: Ctx, tx: Tx, sessionId: string): Promise<void> {
  await tx.db
    .update(linkTokens)
    .set({ replacedAt: ctx.now() })
    .where(
      and(
        eq(linkTokens.tenantId, ctx.tenantId),
        eq(linkTokens.mode, ctx.mode),
        eq(linkTokens.sessionId, sessionId),
        isNull(linkTokens.replacedAt),
      ),
    );
}
