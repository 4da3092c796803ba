import { webhookEndpoints } from "@/db/schema";
import { recordAudit } from "../audit/record-audit";
import { authorize } from "../authorize";
import { type Ctx, write } from "../context";
import { DomainError, invalid } from "../errors";
import { newId } from "../ids";
import { chooseEvents } from "./endpoint-choice";
import { LIVING } from "./get-endpoint";
import { checkWebhookUrl } from "./guard-url";
import { hostRefusal } from "./host-refusal";
import { makeWebhookSecret, sealWebhookSecret } from "./secrets";

/** Endpoints a tenant may have in each mode: every event is matched against all of them. */
export const MOST_ENDPOINTS = 50;

export type EndpointFilters = { verification_profile?: string; outcome?: string[] };
export type NewEndpoint = {
  url: string;
  eventTypes: readonly string[];
  description: string;
  filters: EndpointFilters;
};

/**
 * Makes an endpoint with a secret of its own, and an audit row. The secret is in the answer and can be read nowhere
 * else afterwards. Needs `webhooks:write`. Refuses: VALIDATION_ERROR (URL, events), CONFLICT at 50 endpoints.
 */
export async function createEndpoint(
  ctx: Ctx,
  input: NewEndpoint,
): Promise<{ id: string; url: string; eventTypes: string[]; secret: string }> {
  authorize(ctx, "webhooks:write");
  const eventTypes = chooseEvents(input.eventTypes);
  if (typeof eventTypes === "string") throw invalid({ event_type: [eventTypes] });
  const reason = (await checkWebhookUrl(input.url, ctx.mode)) ?? (await hostRefusal(ctx, input.url));
  if (reason) throw invalid({ webhook_url: [reason] });
  const id = newId();
  const secret = makeWebhookSecret();
  const now = ctx.now();
  return write(ctx, async (tx) => {
    const [count] = await tx.query<{ n: number }>(
      `select count(*)::int as n from webhook_endpoints w where ${LIVING}`,
      [ctx.tenantId, ctx.mode],
    );
    if ((count?.n ?? 0) >= MOST_ENDPOINTS) {
      throw new DomainError("CONFLICT", `There are ${MOST_ENDPOINTS} webhooks already. Delete one first.`, {
        details: { limit: MOST_ENDPOINTS },
      });
    }
    await tx.db.insert(webhookEndpoints).values({
      ...{ tenantId: ctx.tenantId, mode: ctx.mode, id, url: input.url, eventTypes },
      ...{ description: input.description, filters: input.filters },
      secret: sealWebhookSecret(id, secret),
      createdAt: now,
      updatedAt: now,
    });
    await recordAudit(ctx, tx, {
      action: "webhook_endpoint.created",
      targetType: "webhook_endpoint",
      targetId: id,
      details: { event_types: eventTypes },
    });
    return { id, url: input.url, eventTypes, secret };
  });
}
