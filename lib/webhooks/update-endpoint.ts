import { and, eq } from "drizzle-orm";
import { webhookEndpoints } from "@/db/schema";
import { recordAudit } from "../audit/record-audit";
import { authorize } from "../authorize";
import { type Ctx, write } from "../context";
import { invalid } from "../errors";
import type { EndpointFilters } from "./create-endpoint";
import { chooseEvents } from "./endpoint-choice";
import { lockEndpoint } from "./get-endpoint";
import { checkWebhookUrl } from "./guard-url";
import { hostRefusal } from "./host-refusal";

export type EndpointChange = {
  url?: string;
  eventTypes?: readonly string[];
  isActive?: boolean;
  description?: string;
  filters?: EndpointFilters;
};

/** What switching an endpoint on or off writes; on again it starts with a clean record of failures. */
export const switched = (isActive: boolean, now: Date) =>
  isActive
    ? { isActive, disabledAt: null, disabledReason: null, failingSince: null }
    : { isActive, disabledAt: now, disabledReason: "Switched off by hand." };

/**
 * Changes what is given, with an audit row that names the fields. A new URL also gets the deliveries that wait.
 * Needs `webhooks:write`. Refuses: NOT_FOUND, VALIDATION_ERROR (URL, events).
 */
export async function updateEndpoint(ctx: Ctx, endpointId: string, change: EndpointChange): Promise<void> {
  authorize(ctx, "webhooks:write");
  const eventTypes = change.eventTypes && chooseEvents(change.eventTypes);
  if (typeof eventTypes === "string") throw invalid({ event_type: [eventTypes] });
  if (change.url !== undefined) {
    const reason = (await checkWebhookUrl(change.url, ctx.mode)) ?? (await hostRefusal(ctx, change.url));
    if (reason) throw invalid({ webhook_url: [reason] });
  }
  await write(ctx, async (tx) => {
    const before = await lockEndpoint(ctx, tx, endpointId);
    const now = ctx.now();
    const { isActive, eventTypes: _, ...plain } = change;
    const set = {
      ...plain,
      ...(eventTypes ? { eventTypes } : {}),
      ...(isActive === undefined || isActive === before.isActive ? {} : switched(isActive, now)),
    };
    if (Object.keys(set).length === 0) return;
    const t = webhookEndpoints;
    await tx.db
      .update(t)
      .set({ ...set, updatedAt: now })
      .where(and(eq(t.tenantId, ctx.tenantId), eq(t.mode, ctx.mode), eq(t.id, before.id)));
    await recordAudit(ctx, tx, {
      action: "webhook_endpoint.updated",
      targetType: "webhook_endpoint",
      targetId: before.id,
      details: {
        fields: Object.keys(change),
        ...(change.isActive === undefined ? {} : { is_active: change.isActive }),
      },
    });
  });
}
