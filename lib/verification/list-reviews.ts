import { and, desc, eq } from "drizzle-orm";
import { reviews } from "@/db/schema";
import { authorize } from "../authorize";
import { type Ctx, read } from "../context";
import type { Review } from "./create-review";
import { getSession, type SessionView } from "./get-session";

/** All decisions about a session, most recent first, with the session they are about. Needs `reviews:read`. */
export async function listReviews(
  ctx: Ctx,
  sessionId: string,
): Promise<{ session: SessionView; reviews: Review[] }> {
  authorize(ctx, "reviews:read");
  return read(ctx, async (tx) => {
    const session = await getSession({ ...ctx, tx }, sessionId, "reviews:read");
    const rows = await tx.db
      .select()
      .from(reviews)
      .where(
        and(eq(reviews.tenantId, ctx.tenantId), eq(reviews.mode, ctx.mode), eq(reviews.sessionId, sessionId)),
      )
      .orderBy(desc(reviews.createdAt), desc(reviews.id));
    return { session, reviews: rows };
  });
}
