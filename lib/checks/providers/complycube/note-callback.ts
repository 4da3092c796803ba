import { createHmac, timingSafeEqual } from "node:crypto";
import type { Database } from "@/db/client";
import { env } from "../../../env";
import { DomainError } from "../../../errors";
import { wakeWorkers } from "../../../outbox/wake";
import { callback } from "./payloads";

const dueText = `
update check_runs set run_at = now()
where vendor_ref = $1 and state = 'pending' and lease_token is null and run_at > now()`;

/**
 * The vendor says that a check has an end: its run is due now. The result is fetched by the worker, never taken from
 * the callback, so that a callback sent twice, late or by somebody with an old one changes nothing. Unknown checks are
 * accepted silently: they tell nobody what exists here.
 * @param signature `ComplyCube-Signature`: hex HMAC-SHA256 of the raw body under the webhook's secret
 * @throws AUTHENTICATION_FAILED for a wrong signature or when no secret is set, VALIDATION_ERROR for a wrong body
 */
export async function noteCallback(
  database: Database,
  body: Buffer,
  signature: string | null,
): Promise<void> {
  const secret = env().COMPLYCUBE_WEBHOOK_SECRET;
  if (!secret || !isSigned(body, signature ?? "", secret)) {
    throw new DomainError("AUTHENTICATION_FAILED", "The signature is not right.");
  }
  const parsed = callback.safeParse(parse(body));
  if (!parsed.success) throw new DomainError("VALIDATION_ERROR", "The body is no event.");
  if (!parsed.data.type.startsWith("check.")) return;
  await database.asSystem(async (tx) => {
    await tx.query(dueText, [parsed.data.payload.id]);
    tx.onCommit(wakeWorkers);
  });
}

function isSigned(body: Buffer, signature: string, secret: string): boolean {
  const expected = createHmac("sha256", secret).update(body).digest();
  const given = /^[0-9a-f]{64}$/i.test(signature) ? Buffer.from(signature, "hex") : Buffer.alloc(0);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return null;
  }
}
