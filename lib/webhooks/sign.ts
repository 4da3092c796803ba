import { createHmac } from "node:crypto";
import { standardKey } from "./secrets";

type Message = {
  deliveryId: string;
  eventType: string;
  /** The event's frozen body: exactly these bytes are signed and sent. */
  body: Buffer;
  /** The endpoint's current secret (`whsec_…`). */
  secret: string;
  /** Set while a rotation overlaps: the secret that receivers may still have. */
  previousSecret?: string | undefined;
  /** Time of this attempt. */
  at: Date;
};

/**
 * The headers of a webhook. `X-Webhook-Signature` is the lowercase hex HMAC-SHA256 of the body under the UTF-8
 * bytes of the whole secret, and nothing else. `webhook-*` follow Standard Webhooks 1.0 (base64 HMAC-SHA256 of
 * `id.timestamp.body` under the decoded secret). `webhook-id` is the delivery's id: every try and every replay
 * of a delivery carries the same one, so receivers drop repeats by it.
 *
 * While a rotation overlaps, receivers still hold the old secret: `X-Webhook-Signature` stays signed with it,
 * `X-Webhook-Signature-Next` is signed with the new one, and `webhook-signature` lists both, the new one first.
 */
export function signedHeaders(message: Message): Record<string, string> {
  const timestamp = String(Math.floor(message.at.getTime() / 1000));
  const signing = [message.secret, message.previousSecret].filter((secret) => secret !== undefined);
  const headers: Record<string, string> = {
    "content-type": "application/json",
    "user-agent": "Veridesk-Webhooks/1",
    "x-webhook-event": message.eventType,
    "x-webhook-delivery": message.deliveryId,
    "x-webhook-signature": plainSignature(message.body, message.previousSecret ?? message.secret),
    "webhook-id": message.deliveryId,
    "webhook-timestamp": timestamp,
    "webhook-signature": signing
      .map((secret) => standardSignature(message.deliveryId, timestamp, message.body, secret))
      .join(" "),
  };
  if (message.previousSecret !== undefined) {
    headers["x-webhook-signature-next"] = plainSignature(message.body, message.secret);
  }
  return headers;
}

function plainSignature(body: Buffer, secret: string): string {
  return createHmac("sha256", Buffer.from(secret, "utf8")).update(body).digest("hex");
}

function standardSignature(id: string, timestamp: string, body: Buffer, secret: string): string {
  const hmac = createHmac("sha256", standardKey(secret)).update(`${id}.${timestamp}.`).update(body);
  return `v1,${hmac.digest("base64")}`;
}
