import { authorize } from "../../authorize";
import { type FieldErrors, invalid } from "../../errors";
import { instantOrNull, instantText } from "../../format/instant";
import { isId } from "../../ids";
import { getAttempt } from "../../webhooks/get-attempt";
import {
  type AttemptFilter,
  type AttemptItem,
  getAttemptDelivery,
  listAttempts,
} from "../../webhooks/list-attempts";
import { replayDelivery } from "../../webhooks/replay";
import * as contract from "../contracts/webhooks";
import type { Endpoint, PageSizes, Query } from "../endpoint";

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
  query: {
    event_type: "One event",
    webhook_id: "One endpoint",
    session_id: "One session",
    status: "delivered or failed",
  },
  success: { status: 200, schema: (dialect) => dialect.listSchema(contract.webhookLog) },
  async run(ctx, { query, dialect }) {
    const filter = filterOf(query);
    const list = `webhook-logs ${JSON.stringify(filter)}`;
    const request = dialect.page(ctx, query, sizes, list);
    const page = await listAttempts(ctx, filter, request);
    return { status: 200, body: dialect.list(ctx, request, page, list, showLog) };
  },
};

function filterOf(query: Query): AttemptFilter {
  const { event_type: eventType, webhook_id: endpointId, session_id: sessionId, status: state } = query;
  const errors: FieldErrors = {};
  if (endpointId && !isId(endpointId)) errors.webhook_id = ["Must be an id."];
  if (sessionId && !isId(sessionId)) errors.session_id = ["Must be an id."];
  if (state && state !== "delivered" && state !== "failed") errors.status = ["Must be delivered or failed."];
  if (Object.keys(errors).length > 0) throw invalid(errors);
  return {
    ...(eventType ? { eventType } : {}),
    ...(endpointId ? { endpointId: endpointId.toLowerCase() } : {}),
    ...(sessionId ? { sessionId: sessionId.toLowerCase() } : {}),
    ...(state === "delivered" || state === "failed" ? { state } : {}),
  };
}

export const getWebhookLogEndpoint: Endpoint = {
  method: "GET",
  path: "/webhooks/logs/:log_id",
  summary: "Get a delivery attempt with what was sent and answered",
  scope: "webhooks:read",
  success: { status: 200, schema: contract.webhookLogDetail },
  async run(ctx, { params }) {
    const found = await getAttempt(ctx, (params.log_id ?? "").toLowerCase());
    return {
      status: 200,
      body: {
        ...showLog(found),
        delivery_id: found.deliveryId,
        session_id: found.sessionId,
        webhook_id: found.endpointId,
        duration_ms: found.durationMs,
        request_headers: found.requestHeaders,
        request_body: found.body,
        response_body: found.responseStart,
      },
    };
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
