import { recordAudit } from "../audit/record-audit";
import { authorize } from "../authorize";
import { type Ctx, readRows, write } from "../context";
import { DomainError, invalid, notFound } from "../errors";
import { sampleEvent, type TestEvent } from "../events/sample-event";
import { isId, newId } from "../ids";
import { checkWebhookUrl } from "./guard-url";
import { postWebhook } from "./post";
import { openWebhookSecret } from "./secrets";
import { signedHeaders } from "./sign";

type Signer = { id: string; url: string | null; secret: Buffer; previousSecret: Buffer | null };
/** Where to: a URL, or one of the endpoints (the default one too) by its id. */
export type TestTarget = { url: string } | { endpointId: string };
export type TestResult = {
  success: boolean;
  /** In a sentence. */
  message: string;
  statusCode: number | null;
  durationMs: number;
  responseStart: string | null;
};

const columns = `select id, url, secret, case when previous_secret_until > $3 then previous_secret end as "previousSecret"
from webhook_endpoints where tenant_id = $1 and mode = $2`;
// The endpoint with this very URL, so that its own secret is tried; any other URL is signed as the default's.
const byUrlText = `${columns} and (url = $4 or is_default)
order by url is not distinct from $4 desc, is_default desc, created_at limit 1`;
const byIdText = `${columns} and id = $4`;

/**
 * Posts one signed event of any type with made-up content and waits for the answer (15 s at most), outside any
 * transaction; `X-Webhook-Test: true` tells it from a real one. What the receiver did is the result, not an error;
 * the audit row says whether it worked. Needs `webhooks:write`. VALIDATION_ERROR for a URL that is not allowed;
 * NOT_FOUND; INVALID_REQUEST when there is no secret or URL yet.
 */
export async function sendTestWebhook(ctx: Ctx, to: TestTarget, type: TestEvent): Promise<TestResult> {
  authorize(ctx, "webhooks:write");
  if ("url" in to) {
    const reason = await checkWebhookUrl(to.url, ctx.mode);
    if (reason) throw invalid({ webhook_url: [reason] });
  }
  const now = ctx.now();
  const signer = await findSigner(ctx, to, now);
  const url = "url" in to ? to.url : signer.url;
  if (!url) throw new DomainError("INVALID_REQUEST", "This endpoint has no URL yet.");
  const id = newId();
  const body = Buffer.from(sampleEvent(type, { id, at: now, mode: ctx.mode }));
  const { previousSecret } = signer;
  const headers = signedHeaders({
    deliveryId: id,
    eventType: type,
    body,
    secret: openWebhookSecret(signer.id, signer.secret),
    ...(previousSecret ? { previousSecret: openWebhookSecret(signer.id, previousSecret) } : {}),
    at: now,
  });
  const answer = await postWebhook(url, { ...headers, "x-webhook-test": "true" }, body);
  const { statusCode, durationMs, responseStart } = answer;
  const success = statusCode !== null && statusCode >= 200 && statusCode < 300;
  await write(ctx, (tx) =>
    recordAudit(ctx, tx, {
      action: "webhook.tested",
      targetType: "webhook_endpoint",
      targetId: signer.id,
      details: { success, http_status_code: statusCode, event_type: type },
    }),
  );
  const message = answer.error ?? `The receiver answered ${statusCode}.`;
  return { success, statusCode, message, durationMs, responseStart };
}

async function findSigner(ctx: Ctx, to: TestTarget, now: Date): Promise<Signer> {
  if ("endpointId" in to && !isId(to.endpointId)) throw notFound("Webhook");
  const [text, key] = "url" in to ? [byUrlText, to.url] : [byIdText, to.endpointId];
  const [signer] = await readRows<Signer>(ctx, text, [ctx.tenantId, ctx.mode, now, key]);
  if (signer) return signer;
  if ("endpointId" in to) throw notFound("Webhook");
  throw new DomainError("INVALID_REQUEST", "Set a default webhook URL first: it brings the secret.");
}
