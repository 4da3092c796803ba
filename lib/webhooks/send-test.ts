import { recordAudit } from "../audit/record-audit";
import { authorize } from "../authorize";
import { type Ctx, readRows, write } from "../context";
import { DomainError, invalid } from "../errors";
import { instantText } from "../format/instant";
import { newId } from "../ids";
import { checkWebhookUrl } from "./guard-url";
import { postWebhook } from "./post";
import { openWebhookSecret } from "./secrets";
import { signedHeaders } from "./sign";

/** Name of the event that only tests send. */
export const TEST_EVENT = "webhook.test";

// The endpoint with this very URL, so that its own secret is tried; any other URL is signed as the default's.
const signerText = `
select id, secret, case when previous_secret_until > $4 then previous_secret end as "previousSecret"
from webhook_endpoints where tenant_id = $1 and mode = $2 and (url = $3 or is_default)
order by url is not distinct from $3 desc, is_default desc, created_at limit 1`;

/**
 * Posts one signed test event to a URL and waits for the answer (15 s at most), outside any transaction. What the
 * receiver did is the result, not an error; the audit row says whether it worked. Needs `webhooks:write`.
 * VALIDATION_ERROR for a URL that is not allowed.
 */
export async function sendTestWebhook(
  ctx: Ctx,
  url: string,
): Promise<{ success: boolean; message: string; statusCode: number | null }> {
  authorize(ctx, "webhooks:write");
  const reason = await checkWebhookUrl(url, ctx.mode);
  if (reason) throw invalid({ webhook_url: [reason] });
  const now = ctx.now();
  const [signer] = await readRows<{ id: string; secret: Buffer; previousSecret: Buffer | null }>(
    ctx,
    signerText,
    [ctx.tenantId, ctx.mode, url, now],
  );
  if (!signer)
    throw new DomainError("INVALID_REQUEST", "Set a default webhook URL first: it brings the secret.");
  const id = newId();
  const data = { message: "This is a test event.", mode: ctx.mode };
  const body = Buffer.from(
    JSON.stringify({ event: TEST_EVENT, timestamp: instantText(now), data, id, sequence: 0 }),
  );
  const { previousSecret } = signer;
  const answer = await postWebhook(
    url,
    signedHeaders({
      deliveryId: id,
      eventType: TEST_EVENT,
      body,
      secret: openWebhookSecret(signer.id, signer.secret),
      ...(previousSecret ? { previousSecret: openWebhookSecret(signer.id, previousSecret) } : {}),
      at: now,
    }),
    body,
  );
  const { statusCode } = answer;
  const success = statusCode !== null && statusCode >= 200 && statusCode < 300;
  await write(ctx, (tx) =>
    recordAudit(ctx, tx, {
      action: "webhook.tested",
      targetType: "webhook_endpoint",
      targetId: signer.id,
      details: { success, http_status_code: statusCode },
    }),
  );
  return { success, statusCode, message: answer.error ?? `The receiver answered ${statusCode}.` };
}
