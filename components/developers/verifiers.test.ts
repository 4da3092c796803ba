import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import { makeWebhookSecret } from "@/lib/webhooks/secrets";
import { signedHeaders } from "@/lib/webhooks/sign";
import { VERIFIERS } from "./verifiers";

const BODIES = 1_000;
const code = (name: string) => VERIFIERS.find((one) => one.name === name)?.code ?? "";
const unit = fc.string({ unit: "grapheme" });
const bodies = fc.sample(
  fc.dictionary(unit, fc.jsonValue()).map((data) => JSON.stringify({ data })),
  BODIES,
);
const cases = bodies.map((body, i) => {
  const [secret, previous] = [makeWebhookSecret(), makeWebhookSecret()];
  const of = (rotated: boolean) =>
    signedHeaders({
      deliveryId: crypto.randomUUID(),
      eventType: "verification.session_completed",
      body: Buffer.from(body),
      secret,
      previousSecret: rotated ? previous : undefined,
      at: new Date(),
    });
  return { body, altered: flipOneBit(body, i), secret, previous, headers: of(false), rotating: of(true) };
});

/** One bit of one ASCII character, so that the text stays text. */
function flipOneBit(body: string, seed: number): string {
  const bytes = Buffer.from(body);
  for (let i = 0; i < bytes.length; i += 1) {
    const at = (seed * 31 + i) % bytes.length;
    const byte = bytes[at] ?? 128;
    if (byte >= 128) continue;
    bytes[at] = byte ^ (1 << (seed % 6));
    return bytes.toString();
  }
  throw new Error("no ASCII in it");
}

function hasPython(): boolean {
  try {
    execFileSync("python3", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

test.skipIf(!hasPython())(
  `Python: ${BODIES} bodies accepted, refused with one bit altered, in rotation as documented`,
  () => {
    const program = `${code("Python")}
import json, sys
sys.stdin.reconfigure(encoding="utf-8")
print(json.dumps([verify_webhook_signature(*json.loads(line)) for line in sys.stdin]))`;
    const lines = cases.flatMap(({ body, altered, secret, previous, headers, rotating }) => {
      const plain = headers["x-webhook-signature"];
      return [
        [body, plain, secret, true],
        [altered, plain, secret, false],
        [body, rotating["x-webhook-signature"], previous, true],
        [body, rotating["x-webhook-signature"], secret, false],
        [body, rotating["x-webhook-signature-next"], secret, true],
      ] as const;
    });
    const answer = execFileSync("python3", ["-c", program], {
      input: lines.map(([body, header, secret]) => JSON.stringify([body, header, secret])).join("\n"),
      encoding: "utf8",
      maxBuffer: 1e8,
    });
    expect(JSON.parse(answer)).toEqual(lines.map((line) => line[3]));
  },
);

test(`Node: ${BODIES} bodies accepted, refused with one bit altered`, async () => {
  const module = `data:text/javascript,${encodeURIComponent(code("Node"))}`;
  const { verifyWebhook } = (await import(/* @vite-ignore */ module)) as {
    verifyWebhook(body: Buffer, header: string | undefined, secret: string): boolean;
  };
  for (const { body, altered, secret, headers } of cases) {
    expect(verifyWebhook(Buffer.from(body), headers["x-webhook-signature"], secret)).toBe(true);
    expect(verifyWebhook(Buffer.from(altered), headers["x-webhook-signature"], secret)).toBe(false);
  }
  expect(verifyWebhook(Buffer.from("{}"), undefined, "whsec_x")).toBe(false);
});

test(`standardwebhooks: ${BODIES} bodies accepted, refused with one bit altered; both secrets while rotating`, () => {
  for (const { body, altered, secret, previous, headers, rotating } of cases) {
    new Webhook(secret).verify(body, headers);
    expect(() => new Webhook(secret).verify(altered, headers)).toThrow();
    for (const one of [secret, previous]) new Webhook(one).verify(body, rotating);
    expect(() => new Webhook(previous).verify(body, headers)).toThrow();
  }
});
