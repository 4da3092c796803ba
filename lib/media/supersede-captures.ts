import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { captures } from "@/db/schema";
import type { CaptureStep } from "../checks/registry";
import type { Ctx } from "../context";

/** Ends the current capture of a step, if there is one; it stays as a record. */
export async function supersedeCaptures(
  ctx: Ctx,
  tx: Tx,
  sessionId: string,
  step: CaptureStep,
): Promise<void> {
  await tx.db
    .update(captures)
    .set({ supersededAt: ctx.now() })
    .where(
      and(
        eq(captures.tenantId, ctx.tenantId),
        eq(captures.mode, ctx.mode),
        eq(captures.sessionId, sessionId),
        eq(captures.step, step),
        isNull(captures.supersededAt),
      ),
    );
}
