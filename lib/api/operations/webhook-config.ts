import type { z } from "zod";
import { getDefaultUrl, setDefaultUrl } from "../../webhooks/default-endpoint";
import { DEFAULT_ENDPOINT, rotateEndpointSecret } from "../../webhooks/rotate-endpoint-secret";
import * as contract from "../contracts/webhooks";
import type { Endpoint, Incoming } from "../endpoint";
import { rotated } from "./webhook-endpoints";

// The tenant's default endpoint. It gets every event and is not among /webhooks/: here is where it is changed.
const path = "/webhooks/config";

export const getConfigEndpoint: Endpoint = {
  method: "GET",
  path,
  summary: "Get the default webhook URL of this mode",
  scope: "webhooks:read",
  success: { status: 200, schema: contract.config },
  async run(ctx) {
    const { url, enabled } = await getDefaultUrl(ctx);
    return { status: 200, body: { webhook_url: url, enabled } };
  },
};

export const setConfigEndpoint: Endpoint = {
  method: "PUT",
  path,
  summary: "Set the default webhook URL of this mode",
  scope: "webhooks:write",
  body: contract.configBody,
  urls: (body: z.infer<typeof contract.configBody>) => [body.webhook_url],
  success: { status: 200, schema: contract.configUpdated },
  async run(ctx, { body }: Incoming<z.infer<typeof contract.configBody>>) {
    const url = body.webhook_url || null;
    await setDefaultUrl(ctx, url);
    const message = url ? "Webhook URL updated" : "Webhook URL removed";
    return { status: 200, body: { message, webhook_url: url } };
  },
};

export const clearConfigEndpoint: Endpoint = {
  method: "DELETE",
  path,
  summary: "Remove the default webhook URL of this mode",
  scope: "webhooks:write",
  success: { status: 200, schema: contract.done },
  async run(ctx) {
    await setDefaultUrl(ctx, null);
    return { status: 200, body: { message: "Webhook URL removed" } };
  },
};

export const rotateConfigSecretEndpoint: Endpoint = {
  method: "POST",
  path: `${path}/rotate-secret`,
  summary: "Give the default webhook URL a new secret",
  scope: "webhooks:write",
  success: { status: 200, schema: contract.rotatedSecret },
  run: (ctx) => rotated(rotateEndpointSecret(ctx, DEFAULT_ENDPOINT)),
};
