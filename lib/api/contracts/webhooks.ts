import { z } from "zod";
import { TEST_EVENT, TEST_EVENTS, type TestEvent } from "../../events/sample-event";
import { sessionOutcome } from "./sessions";

const time = z.string().meta({ format: "date-time", example: "2026-06-12T12:00:00Z" });
const id = z.string().meta({ format: "uuid" });
const message = z.string();
const url = z
  .string()
  .trim()
  .max(2048)
  .meta({ format: "uri", description: "https, publicly reachable", example: "https://example.com/webhooks" });
const requiredUrl = url.refine((value) => value !== "", "This field is required.");

const oneEvent = z.string().max(2000).meta({
  description: 'One event, several with commas, or "*" for all.',
  example: "verification.session_completed",
});
const someEvents = z.array(z.string().max(100)).max(50);
const description = z.string().trim().max(500).nullish();
/** Only sessions of this profile, only events that carry one of these outcomes. */
const filters = z.strictObject({
  verification_profile: z.enum(["basic", "standard", "comprehensive", "custom"]).optional(),
  outcome: z.array(sessionOutcome).max(10).optional(),
});

export const createWebhookBody = z
  .object({
    event_type: oneEvent.nullish(),
    event_types: someEvents.nullish().meta({ description: "Instead of event_type." }),
    webhook_url: requiredUrl,
    description,
    filters: filters.nullish(),
  })
  .meta({ id: "CreateWebhook" });
export type CreateWebhookBody = z.infer<typeof createWebhookBody>;

export const updateWebhookBody = z
  .object({
    event_type: oneEvent.nullish(),
    event_types: someEvents.nullish(),
    webhook_url: requiredUrl.nullish(),
    is_active: z.boolean().nullish(),
    description,
    filters: filters.nullish(),
  })
  .meta({ id: "UpdateWebhook" });
export type UpdateWebhookBody = z.infer<typeof updateWebhookBody>;

export const createdWebhook = z
  .object({
    message,
    webhook_id: id,
    event_type: z.string(),
    event_types: z.array(z.string()),
    webhook_url: z.string(),
    secret_key: z.string().meta({ description: "Shown here once." }),
  })
  .meta({ id: "CreatedWebhook" });

const webhookItem = z.object({
  id,
  event_type: z.string(),
  event_types: z.array(z.string()),
  webhook_url: z.string(),
  is_active: z.boolean(),
  description: z.string(),
  filters: z.record(z.string(), z.unknown()),
  created_at: time,
  stats: z
    .object({ total_deliveries: z.int(), successful_deliveries: z.int(), failed_deliveries: z.int() })
    .meta({ description: "Among the newest 10,000 deliveries of the mode." }),
  last_triggered_at: time.nullable(),
});
export const webhook = webhookItem.extend({ updated_at: time }).meta({ id: "Webhook" });

/** The two envelopes of the list. */
export const webhooksV1 = z.object({ count: z.int(), webhooks: z.array(webhookItem) });
export const webhooksV2 = z.object({ count: z.int(), results: z.array(webhookItem) });

export const updatedWebhook = z.object({ message, id });
export const done = z.object({ message });
export const rotatedSecret = z.object({ secret_key: z.string(), message }).meta({ id: "RotatedSecret" });

export const config = z.object({ webhook_url: z.string().nullable(), enabled: z.boolean() });
export const configBody = z
  .object({ webhook_url: url.nullable().meta({ description: 'null or "" clears it.' }) })
  .meta({ id: "WebhookConfig" });
export const configUpdated = z.object({ message, webhook_url: z.string().nullable() });

export const webhookLog = z
  .object({
    id,
    event_type: z.string(),
    webhook_url: z.string(),
    status: z.enum(["delivered", "failed"]),
    http_status_code: z.int().nullable(),
    attempt_number: z.int(),
    created_at: time,
    next_retry_at: time.nullable(),
    error_message: z.string().nullable(),
  })
  .meta({ id: "WebhookLog" });
export const retried = z.object({ message, log_id: id });

export const webhookLogDetail = webhookLog
  .extend({
    delivery_id: id,
    session_id: id,
    webhook_id: id,
    duration_ms: z.int(),
    request_headers: z.record(z.string(), z.string()).nullable(),
    request_body: z.string().nullable().meta({ description: "The exact bytes; null once purged." }),
    response_body: z.string().nullable().meta({ description: "The first 2 kB; null once purged." }),
  })
  .meta({ id: "WebhookLogDetail" });

export const testBody = z
  .object({
    webhook_url: requiredUrl.nullish(),
    webhook_id: z.string().max(100).nullish().meta({ description: "Instead of webhook_url." }),
    event_type: z
      .enum(TEST_EVENTS as [TestEvent, ...TestEvent[]])
      .nullish()
      .meta({ description: `Its content is made up. Left out: ${TEST_EVENT}.` }),
  })
  .meta({ id: "TestWebhook" });
export const tested = z.object({ success: z.boolean(), message, http_status_code: z.int().nullable() });

const moment = z.iso.datetime({ offset: true }).meta({ example: "2026-06-12T12:00:00Z" });
export const replayBody = z
  .object({
    since: moment,
    until: moment.nullish(),
    webhook_id: z.string().max(100).nullish().meta({ description: "One endpoint only." }),
    include_delivered: z.boolean().nullish().meta({ description: "Also what arrived." }),
  })
  .meta({ id: "ReplayWebhooks" });
export const replayed = z.object({ message, queued: z.int() });

const figures = {
  attempts: z.int(),
  succeeded: z.int(),
  p50_ms: z.number().nullable(),
  p95_ms: z.number().nullable(),
};
export const webhookStats = z
  .object({
    span: z.enum(["day", "week", "month"]),
    ...figures,
    truncated: z
      .boolean()
      .meta({ description: "There were more than 50,000 attempts; the newest are counted." }),
    steps: z.array(z.object({ from: time, ...figures })),
  })
  .meta({ id: "WebhookStats" });
