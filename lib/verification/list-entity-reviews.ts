import { and, desc, eq } from "drizzle-orm";
import { reviews, verificationSessions } from "@/db/schema";
import { authorize } from "../authorize";
import { type Ctx, read } from "../context";
import { getEntity } from "../entities/get-entity";
import type { Review } from "./create-review";

const MOST = 200;

/**
 * Decisions about all sessions of an entity, most recent first, at most 200. Needs `reviews:read` and `entities:read`.
 * NOT_FOUND.
 */
export async function listEntityReviews(ctx: Ctx, entityId: string): Promise<Review[]> {
  authorize(ctx, "reviews:read");
  return read(ctx, async (tx) => {
    const entity = await getEntity({ ...ctx, tx }, entityId);
    const rows = await tx.db
      .select({ review: reviews })
      .from(verificationSessions)
      .innerJoin(
        reviews,
        and(
          eq(reviews.tenantId, ctx.tenantId),
          eq(reviews.mode, ctx.mode),
          eq(reviews.sessionId, verificationSessions.id),
        ),
      )
      .where(
        and(
          eq(verificationSessions.tenantId, ctx.tenantId),
          eq(verificationSessions.mode, ctx.mode),
          eq(verificationSessions.entityId, entity.id),
        ),
      )
      .orderBy(desc(reviews.createdAt), desc(reviews.id))
      .limit(MOST);
    return rows.map((row) => row.review);
  });
}
