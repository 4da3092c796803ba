import type { Database } from "@/db/client";
import type { Job } from "../outbox/queue/definition";
import { currentTraceparent } from "../telemetry/trace-context";
import { traced } from "../telemetry/traced";
import { type Loaded, loadDelivery } from "./load-delivery";
import { postWebhook } from "./post";
import { recordAttempt } from "./record-attempt";
import { openWebhookSecret } from "./secrets";
import { signedHeaders } from "./sign";

/**
 * One attempt at a delivery: signs the event's stored bytes, posts them outside any transaction, and records
 * what came of it. Nothing is sent when the lease is lost or the endpoint is switched off.
 */
export async function deliver(database: Database, job: Job): Promise<void> {
  const loaded = await loadDelivery(database, job);
  if (!loaded) return;
  const { target } = loaded;
  if (!target || loaded.body === null) return recordAttempt(database, job, loaded, null);
  const body = Buffer.from(loaded.body);
  const headers = headersOf(job, loaded, body);
  const answer = await traced(
    "webhook deliver",
    {
      parent: loaded.traceparent,
      attributes: { "veridesk.delivery_id": job.id, "veridesk.attempt": job.attempts },
    },
    () => postWebhook(target, { ...headers, ...traceHeader() }, body),
  );
  await recordAttempt(database, job, loaded, { ...answer, headers });
}

/** Lets the receiver's own spans join the trace, where traces are on. */
function traceHeader(): Record<string, string> {
  const traceparent = currentTraceparent();
  return traceparent ? { traceparent } : {};
}

function headersOf(job: Job, loaded: Loaded, body: Buffer): Record<string, string> {
  return signedHeaders({
    deliveryId: job.id,
    eventType: loaded.eventType,
    body,
    secret: openWebhookSecret(loaded.endpointId, loaded.secret),
    previousSecret: loaded.previousSecret
      ? openWebhookSecret(loaded.endpointId, loaded.previousSecret)
      : undefined,
    at: loaded.at,
  });
}
