import { execFileSync } from "node:child_process";
import { createHmac } from "node:crypto";
import fc from "fast-check";
import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import { makeWebhookSecret, openWebhookSecret, sealWebhookSecret } from "./secrets";
import { signedHeaders } from "./sign";

// The verifier of the API's document, as printed there; fed with JSON lines so that one process does them all.
const DOCUMENTED = `
import hmac, hashlib, json, sys
def verify_webhook_signature(payload_body: str, signature_header: str, webhook_secret: str) -> bool:
    expected = hmac.new(
        webhook_secret.encode("utf-8"),
        payload_body.encode("utf-8"),
        hashlib.sha256,
    ).hexdigest()
    return hmac.compare_digest(signature_header, expected)
sys.stdin.reconfigure(encoding="utf-8")
print(json.dumps([verify_webhook_signature(*json.loads(line)) for line in sys.stdin]))
`;

const bodies = fc.sample(
  fc.dictionary(fc.string({ unit: "grapheme" }), fc.jsonValue()).map((data) => JSON.stringify({ data })),
  200,
);
const signed = (body: string, secret: string, previousSecret?: string) =>
  signedHeaders({
    deliveryId: "0199a1f0-0000-7000-8000-000000000001",
    eventType: "verification.session_completed",
    body: Buffer.from(body),
    secret,
    previousSecret,
    at: new Date(),
  });

function python(): string | undefined {
  try {
    execFileSync("python3", ["--version"], { stdio: "ignore" });
    return "python3";
  } catch {
    return undefined;
  }
}

test.skipIf(!python())("the documented Python verifier accepts 200 random bodies and no altered one", () => {
  const lines = bodies.flatMap((body) => {
    const secret = makeWebhookSecret();
    const header = signed(body, secret)["x-webhook-signature"];
    return [JSON.stringify([body, header, secret]), JSON.stringify([`${body} `, header, secret])];
  });
  const answer = execFileSync("python3", ["-c", DOCUMENTED], { input: lines.join("\n"), encoding: "utf8" });
  expect(JSON.parse(answer)).toEqual(lines.map((_, i) => i % 2 === 0));
});

test("X-Webhook-Signature is the bare lowercase hex HMAC under the secret's UTF-8 bytes", () => {
  for (const body of bodies) {
    const secret = makeWebhookSecret();
    const expected = createHmac("sha256", secret).update(body, "utf8").digest("hex");
    expect(signed(body, secret)["x-webhook-signature"]).toBe(expected);
    expect(expected).toMatch(/^[0-9a-f]{64}$/);
  }
});

test("the standardwebhooks package accepts 200 random bodies and no altered one", () => {
  for (const body of bodies) {
    const secret = makeWebhookSecret();
    const headers = signed(body, secret);
    expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body));
    expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow();
    expect(() => new Webhook(makeWebhookSecret()).verify(body, headers)).toThrow();
  }
});

test("while a rotation overlaps both secrets verify, and the old one still passes the documented way", () => {
  const [old, next] = [makeWebhookSecret(), makeWebhookSecret()];
  const body = '{"a":1}';
  const headers = signed(body, next, old);
  const plain = (secret: string) => createHmac("sha256", secret).update(body).digest("hex");
  expect(headers["x-webhook-signature"]).toBe(plain(old));
  expect(headers["x-webhook-signature-next"]).toBe(plain(next));
  for (const secret of [old, next]) new Webhook(secret).verify(body, headers);
  expect(signed(body, next)).not.toHaveProperty("x-webhook-signature-next");
});

test("a sealed secret opens for its endpoint only", () => {
  const secret = makeWebhookSecret();
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  const sealed = sealWebhookSecret("one", secret);
  expect(sealed.includes(Buffer.from(secret))).toBe(false);
  expect(openWebhookSecret("one", sealed)).toBe(secret);
  expect(() => openWebhookSecret("two", sealed)).toThrow();
});
