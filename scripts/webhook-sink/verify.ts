import { createHmac, timingSafeEqual } from "node:crypto";

export type Verdict = "valid" | "invalid" | "missing";

function equal(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The documented scheme: lowercase hex HMAC-SHA256 of the raw body, keyed by the secret's UTF-8 bytes. */
export function verifyDocumented(given: string | undefined, body: Buffer, secrets: string[]): Verdict {
  if (!given) return "missing";
  const valid = secrets.some((secret) =>
    equal(given, createHmac("sha256", secret).update(body).digest("hex")),
  );
  return valid ? "valid" : "invalid";
}

/** Standard Webhooks (standardwebhooks.com): `v1,` and base64 over id, timestamp and body; the key is the decoded secret. */
export function verifyStandard(
  headers: Record<string, string | undefined>,
  body: Buffer,
  secrets: string[],
): Verdict {
  const given = headers["webhook-signature"];
  if (!given) return "missing";
  const prefix = `${headers["webhook-id"] ?? ""}.${headers["webhook-timestamp"] ?? ""}.`;
  const valid = secrets.some((secret) => {
    const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
    const wanted = `v1,${createHmac("sha256", key).update(prefix).update(body).digest("base64")}`;
    return given.split(" ").some((one) => equal(one, wanted));
  });
  return valid ? "valid" : "invalid";
}
