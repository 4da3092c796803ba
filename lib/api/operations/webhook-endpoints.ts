import type { z } from "zod";
import { invalid } from "../../errors";
import { instantOrNull, instantText } from "../../format/instant";
import { createEndpoint } from "../../webhooks/create-endpoint";
import { deleteEndpoint } from "../../webhooks/delete-endpoint";
import { type EndpointView, getEndpoint } from "../../webhooks/get-endpoint";
import { listEndpoints } from "../../webhooks/list-endpoints";
import { OVERLAP_HOURS, rotateEndpointSecret } from "../../webhooks/rotate-endpoint-secret";
import { updateEndpoint } from "../../webhooks/update-endpoint";
import * as contract from "../contracts/webhooks";
import type { Endpoint, Incoming } from "../endpoint";
import { eventNames, filtersOf } from "./webhook-input";

const webhookId = (incoming: Incoming<unknown>) => incoming.params.webhook_id ?? "";

const events = (eventTypes: string[]) => ({ event_type: eventTypes.join(","), event_types: eventTypes });

const showWebhook = (w: EndpointView) => ({
  id: w.id,
  ...events(w.eventTypes),
  webhook_url: w.url,
  is_active: w.isActive,
  description: w.description,
  filters: w.filters,
  created_at: instantText(w.createdAt),
  stats: {
    total_deliveries: w.stats.total,
    successful_deliveries: w.stats.delivered,
    failed_deliveries: w.stats.failed,
  },
  last_triggered_at: instantOrNull(w.lastTriggeredAt),
});

export const createWebhookEndpoint: Endpoint = {
  method: "POST",
  path: "/webhooks",
  summary: "Add a webhook",
  scope: "webhooks:write",
  body: contract.createWebhookBody,
  urls: (body: z.infer<typeof contract.createWebhookBody>) => [body.webhook_url],
  success: { status: 201, schema: contract.createdWebhook },
  async run(ctx, { body }: Incoming<contract.CreateWebhookBody>) {
    const eventTypes = eventNames(body);
    if (!eventTypes) throw invalid({ event_type: ["This field is required."] });
    const made = await createEndpoint(ctx, {
      url: body.webhook_url,
      eventTypes,
      description: body.description ?? "",
      filters: filtersOf(body.filters),
    });
    return {
      status: 201,
      body: {
        message: "Webhook created. Keep the secret: it is not shown again.",
        webhook_id: made.id,
        ...events(made.eventTypes),
        webhook_url: made.url,
        secret_key: made.secret,
      },
    };
  },
};

export const listWebhooksEndpoint: Endpoint = {
  method: "GET",
  path: "/webhooks",
  summary: "List webhooks",
  scope: "webhooks:read",
  success: {
    status: 200,
    schema: (dialect) => (dialect.name === "v1" ? contract.webhooksV1 : contract.webhooksV2),
  },
  async run(ctx, { dialect }) {
    const rows = (await listEndpoints(ctx)).map(showWebhook);
    const list = dialect.name === "v1" ? { webhooks: rows } : { results: rows };
    return { status: 200, body: { count: rows.length, ...list } };
  },
};

export const getWebhookEndpoint: Endpoint = {
  method: "GET",
  path: "/webhooks/:webhook_id",
  summary: "Get a webhook",
  scope: "webhooks:read",
  success: { status: 200, schema: contract.webhook },
  async run(ctx, incoming) {
    const found = await getEndpoint(ctx, webhookId(incoming));
    return { status: 200, body: { ...showWebhook(found), updated_at: instantText(found.updatedAt) } };
  },
};

export const updateWebhookEndpoint: Endpoint = {
  method: "PATCH",
  path: "/webhooks/:webhook_id",
  summary: "Change a webhook, or switch it on or off",
  scope: "webhooks:write",
  body: contract.updateWebhookBody,
  urls: (body: z.infer<typeof contract.updateWebhookBody>) => [body.webhook_url],
  success: { status: 200, schema: contract.updatedWebhook },
  async run(ctx, incoming: Incoming<contract.UpdateWebhookBody>) {
    const { body } = incoming;
    const id = webhookId(incoming).toLowerCase();
    const eventTypes = eventNames(body);
    await updateEndpoint(ctx, id, {
      ...(eventTypes ? { eventTypes } : {}),
      ...(body.webhook_url ? { url: body.webhook_url } : {}),
      ...(typeof body.is_active === "boolean" ? { isActive: body.is_active } : {}),
      ...(body.description === undefined ? {} : { description: body.description ?? "" }),
      ...(body.filters === undefined ? {} : { filters: filtersOf(body.filters) }),
    });
    return { status: 200, body: { message: "Webhook updated", id } };
  },
};

export const deleteWebhookEndpoint: Endpoint = {
  method: "DELETE",
  path: "/webhooks/:webhook_id",
  summary: "Delete a webhook",
  scope: "webhooks:write",
  success: { status: 200, schema: contract.done },
  async run(ctx, incoming) {
    await deleteEndpoint(ctx, webhookId(incoming));
    return { status: 200, body: { message: "Webhook deleted" } };
  },
};

export const rotateSecretEndpoint: Endpoint = {
  method: "POST",
  path: "/webhooks/:webhook_id/rotate-secret",
  summary: "Give a webhook a new secret",
  scope: "webhooks:write",
  success: { status: 200, schema: contract.rotatedSecret },
  run: (ctx, incoming) => rotated(rotateEndpointSecret(ctx, webhookId(incoming))),
};

/** The answer to a rotation. */
export async function rotated(rotation: ReturnType<typeof rotateEndpointSecret>) {
  const { secret } = await rotation;
  const message = `Secret rotated. The previous one also signs for ${OVERLAP_HOURS} hours.`;
  return { status: 200, body: { secret_key: secret, message } };
}
