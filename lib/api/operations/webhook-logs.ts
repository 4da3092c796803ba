import type { z } from "zod";
import { authorize } from "../../authorize";
import { instantOrNull, instantText } from "../../format/instant";
import { type AttemptItem, getAttemptDelivery, listAttempts } from "../../webhooks/list-attempts";
import { replayDelivery } from "../../webhooks/replay";
import { sendTestWebhook } from "../../webhooks/send-test";
import * as contract from "../contracts/webhooks";
import type { Endpoint, Incoming, PageSizes } from "../endpoint";

const sizes: PageSizes = { limit: { default: 50, max: 200 }, pageSize: { default: 50, max: 100 } };

const showLog = (log: AttemptItem) => ({
  id: log.id,
  event_type: log.eventType,
  webhook_url: log.url,
  status: log.state,
  http_status_code: log.statusCode,
  attempt_number: log.attempt,
  created_at: instantText(log.createdAt),
  next_retry_at: instantOrNull(log.nextTryAt),
  error_message: log.error,
});

export const listWebhookLogsEndpoint: Endpoint = {
  method: "GET",
  path: "/webhooks/logs",
  summary: "List delivery attempts",
  scope: "webhooks:read",
  page: sizes,
  success: { status: 200, schema: (dialect) => dialect.listSchema(contract.webhookLog) },
  async run(ctx, { query, dialect }) {
    const list = "webhook-logs";
    const request = dialect.page(ctx, query, sizes, list);
    const page = await listAttempts(ctx, request);
    return { status: 200, body: dialect.list(ctx, request, page, list, showLog) };
  },
};

export const retryWebhookEndpoint: Endpoint = {
  method: "POST",
  path: "/webhooks/logs/:log_id/retry",
  summary: "Send the delivery of an attempt again",
  scope: "webhooks:write",
  success: { status: 200, schema: contract.retried },
  async run(ctx, { params }) {
    authorize(ctx, "webhooks:write");
    const id = (params.log_id ?? "").toLowerCase();
    await replayDelivery(ctx, await getAttemptDelivery(ctx, id));
    return { status: 200, body: { message: "The delivery is queued again", log_id: id } };
  },
};

export const testWebhookEndpoint: Endpoint = {
  method: "POST",
  path: "/webhooks/test",
  summary: "Send a signed test event now",
  scope: "webhooks:write",
  direct: true,
  body: contract.testBody,
  success: { status: 200, schema: contract.tested },
  async run(ctx, { body }: Incoming<z.infer<typeof contract.testBody>>) {
    const { success, message, statusCode } = await sendTestWebhook(ctx, body.webhook_url);
    return { status: 200, body: { success, message, http_status_code: statusCode } };
  },
};
