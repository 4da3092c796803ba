import { cache } from "react";
import { v2 } from "@/lib/api/dialects/v2";
import { countQueueEndpoint } from "@/lib/api/operations/queue-endpoints";
import { allows } from "@/lib/authorize";
import type { QueueCounts } from "@/lib/client/queue";
import type { Ctx } from "@/lib/context";

/** What waits, as the API counts it, for the first paint; null for who may not know. Once a request. */
export const firstCounts = cache(async (ctx: Ctx): Promise<QueueCounts | null> => {
  if (!allows(ctx.actor, ctx.mode, "reviews:read")) return null;
  const incoming = { params: {}, query: {}, body: undefined, dialect: v2 };
  return (await countQueueEndpoint.run(ctx, incoming)).body as QueueCounts;
});
