/** Programs to copy. The Python one is the documented one, word for word. */
export const VERIFIERS: readonly { name: string; about: string; code: string }[] = [
  {
    name: "Python",
    about:
      "X-Webhook-Signature: the HMAC-SHA256 of the raw body in lowercase hex, keyed by the whole secret.",
    code: `import hmac
import hashlib

def verify_webhook_signature(
    payload_body: str,
    signature_header: str,
    webhook_secret: str,
) -> bool:
    """Verify webhook HMAC-SHA256 signature."""
    expected = hmac.new(
        webhook_secret.encode("utf-8"),
        payload_body.encode("utf-8"),
        hashlib.sha256,
    ).hexdigest()
    return hmac.compare_digest(signature_header, expected)`,
  },
  {
    name: "Node",
    about: "The same, over the raw bytes: parse the body only after it was verified.",
    code: `import { createHmac, timingSafeEqual } from "node:crypto";

export function verifyWebhook(rawBody, signatureHeader, secret) {
  const expected = createHmac("sha256", secret).update(rawBody).digest();
  const given = Buffer.from(signatureHeader ?? "", "hex");
  return given.length === expected.length && timingSafeEqual(given, expected);
}`,
  },
  {
    name: "Standard Webhooks",
    about:
      "webhook-id, webhook-timestamp and webhook-signature: also refuses what is older than five minutes. Libraries exist for most languages (standardwebhooks.com).",
    code: `import { Webhook } from "standardwebhooks";

// Throws when the signature or the time is wrong. secret: whsec_…
const event = new Webhook(secret).verify(rawBody, request.headers);`,
  },
];
