import type { z } from "zod";
import { invalid } from "../../errors";
import { TEST_EVENT } from "../../events/sample-event";
import { instantText } from "../../format/instant";
import { deliveryStats, STAT_SPANS, type StatSpan, type StatStep } from "../../webhooks/delivery-stats";
import { replaySince } from "../../webhooks/replay";
import { sendTestWebhook, type TestTarget } from "../../webhooks/send-test";
import * as contract from "../contracts/webhooks";
import type { Endpoint, Incoming } from "../endpoint";

type TestBody = z.infer<typeof contract.testBody>;

export const testWebhookEndpoint: Endpoint = {
  method: "POST",
  path: "/webhooks/test",
  summary: "Send a signed test event now",
  scope: "webhooks:write",
  direct: true,
  body: contract.testBody,
  success: { status: 200, schema: contract.tested },
  async run(ctx, { body }: Incoming<TestBody>) {
    const { success, message, statusCode } = await sendTestWebhook(
      ctx,
      targetOf(body),
      body.event_type ?? TEST_EVENT,
    );
    return { status: 200, body: { success, message, http_status_code: statusCode } };
  },
};

function targetOf({ webhook_url: url, webhook_id: endpointId }: TestBody): TestTarget {
  if (url && endpointId) throw invalid({ webhook_id: ["Give either webhook_url or webhook_id, not both."] });
  if (endpointId) return { endpointId: endpointId.toLowerCase() };
  if (!url) throw invalid({ webhook_url: ["This field is required."] });
  return { url };
}

export const replayWebhooksEndpoint: Endpoint = {
  method: "POST",
  path: "/webhooks/replay",
  summary: "Send again what failed since a moment",
  scope: "webhooks:write",
  body: contract.replayBody,
  success: { status: 200, schema: contract.replayed },
  async run(ctx, { body }: Incoming<z.infer<typeof contract.replayBody>>) {
    const queued = await replaySince(ctx, {
      since: new Date(body.since),
      ...(body.until ? { until: new Date(body.until) } : {}),
      ...(body.webhook_id ? { endpointId: body.webhook_id.toLowerCase() } : {}),
      includeDelivered: body.include_delivered ?? false,
    });
    const message = queued === 1 ? "1 delivery is queued again" : `${queued} deliveries are queued again`;
    return { status: 200, body: { message, queued } };
  },
};

export const webhookStatsEndpoint: Endpoint = {
  method: "GET",
  path: "/webhooks/stats",
  summary: "Success and speed of deliveries over time",
  scope: "webhooks:read",
  query: { span: "day (default), week or month", webhook_id: "One endpoint" },
  success: { status: 200, schema: contract.webhookStats },
  async run(ctx, { query }) {
    const span = query.span || "day";
    if (!isSpan(span)) throw invalid({ span: ["Must be day, week or month."] });
    const endpointId = query.webhook_id?.toLowerCase();
    const stats = await deliveryStats(ctx, { span, ...(endpointId ? { endpointId } : {}) });
    return {
      status: 200,
      body: {
        span,
        ...figures(stats),
        truncated: stats.cut,
        steps: stats.steps.map((step) => ({ from: instantText(step.from), ...figures(step) })),
      },
    };
  },
};

const isSpan = (text: string): text is StatSpan => Object.hasOwn(STAT_SPANS, text);

const figures = ({ attempts, succeeded, p50, p95 }: Omit<StatStep, "from">) => ({
  attempts,
  succeeded,
  p50_ms: p50,
  p95_ms: p95,
});
