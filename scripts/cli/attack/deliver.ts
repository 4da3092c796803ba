import http from "node:http";
import https from "node:https";
import { setTimeout as sleep } from "node:timers/promises";
import { signedHeaders } from "@/lib/webhooks/sign";

/** One event on its way to the receiver under test. */
export type Message = {
  deliveryId: string;
  type: string;
  body: Buffer;
  headers: Record<string, string>;
};
export type Answer = { status: number | null; ms: number };

/** A session_* event as the product sends it. */
export function makeMessage(
  secret: string,
  event: { session: string; sequence: number; type: string; status: string; more?: Record<string, unknown> },
  options: { at?: Date; previousSecret?: string; deliveryId?: string } = {},
): Message {
  const at = options.at ?? new Date();
  const deliveryId = options.deliveryId ?? crypto.randomUUID();
  const type = `verification.${event.type}`;
  const time = `${at.toISOString().slice(0, 19)}Z`;
  const data = {
    ...{
      session_id: event.session,
      entity_id: crypto.randomUUID(),
      entity_name: "Zoë Test",
      external_id: null,
    },
    ...{ status: event.status, outcome: event.status === "completed" ? "clear" : "pending" },
    ...event.more,
  };
  const body = Buffer.from(
    JSON.stringify({ event: type, timestamp: time, data, id: crypto.randomUUID(), sequence: event.sequence }),
  );
  const { previousSecret } = options;
  const headers = signedHeaders({ deliveryId, eventType: type, body, secret, previousSecret, at });
  return { deliveryId, type, body, headers };
}

/** The same delivery tried again: its id and bytes, signed anew for the time of this try. */
export function again(secret: string, message: Message): Message {
  const { deliveryId, type, body } = message;
  return {
    ...message,
    headers: signedHeaders({ deliveryId, eventType: type, body, secret, at: new Date() }),
  };
}

/**
 * Posts a message. `drip`: the second half of the body follows after so many ms. Status null: no answer in time.
 * Never throws.
 */
export function post(url: URL, message: Message, deadlineMs: number, drip = 0): Promise<Answer> {
  const started = performance.now();
  return new Promise((resolve) => {
    const { request } = url.protocol === "https:" ? https : http;
    const headers = {
      ...message.headers,
      "content-length": String(message.body.length),
      connection: "close",
    };
    const outgoing = request(url, { method: "POST", headers });
    const finish = (status: number | null) => {
      clearTimeout(timer);
      outgoing.destroy();
      resolve({ status, ms: performance.now() - started });
    };
    const timer = setTimeout(() => finish(null), deadlineMs + drip);
    outgoing.on("response", (incoming) => finish(incoming.statusCode ?? null));
    outgoing.on("error", () => finish(null));
    outgoing.on("close", () => finish(null));
    if (drip === 0) {
      outgoing.end(message.body);
      return;
    }
    const half = Math.floor(message.body.length / 2);
    outgoing.write(message.body.subarray(0, half));
    void sleep(drip).then(() => outgoing.end(message.body.subarray(half)));
  });
}
