"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { ActionAnswer, ActionResult } from "@/lib/client/action-result";
import { TEST_EVENTS, type TestEvent } from "@/lib/events/sample-event";
import { createEndpoint } from "@/lib/webhooks/create-endpoint";
import { setDefaultUrl } from "@/lib/webhooks/default-endpoint";
import { deleteEndpoint } from "@/lib/webhooks/delete-endpoint";
import { replayDelivery, replaySince } from "@/lib/webhooks/replay";
import { DEFAULT_ENDPOINT, rotateEndpointSecret } from "@/lib/webhooks/rotate-endpoint-secret";
import { sendTestWebhook, type TestResult } from "@/lib/webhooks/send-test";
import { updateEndpoint } from "@/lib/webhooks/update-endpoint";
import { parseAction } from "../../parse-action";
import { runAction, runActionFor } from "../../run-action";

const Id = z.uuid();
const Choice = z.object({
  url: z.string().trim().max(2048),
  description: z.string().trim().max(500),
  eventTypes: z.array(z.string().max(100)).max(50),
});
const Span = z.object({
  since: z.iso.datetime({ offset: true }),
  until: z.iso.datetime({ offset: true }).nullable(),
  endpointId: z.uuid().nullable(),
  includeDelivered: z.boolean(),
});
const fresh = () => revalidatePath("/developers/webhooks", "layout");

/** Adds an endpoint; its secret is in the answer and nowhere else. */
export async function addEndpoint(choice: unknown): Promise<ActionAnswer<{ secret: string }>> {
  const result = await runActionFor(async ({ ctx }) => {
    const made = await createEndpoint(ctx, { ...parseAction(Choice, choice), filters: {} });
    return { message: "Added.", value: { secret: made.secret } };
  });
  fresh();
  return result;
}

/** Changes an endpoint's URL, description and events. */
export async function saveEndpoint(endpointId: string, choice: unknown): Promise<ActionResult> {
  const result = await runAction(async ({ ctx }) => {
    await updateEndpoint(ctx, parseAction(Id, endpointId), parseAction(Choice, choice));
    return "Saved. Deliveries that wait go to the new address too.";
  });
  fresh();
  return result;
}

/** Switches an endpoint on or off. */
export async function switchEndpoint(endpointId: string, isActive: boolean): Promise<ActionResult> {
  const result = await runAction(async ({ ctx }) => {
    await updateEndpoint(ctx, parseAction(Id, endpointId), { isActive: parseAction(z.boolean(), isActive) });
    return isActive ? "Switched on." : "Switched off. What it would have got can be replayed later.";
  });
  fresh();
  return result;
}

/** Deletes an endpoint; its log stays. */
export async function removeEndpoint(endpointId: string): Promise<ActionResult> {
  const result = await runAction(async ({ ctx }) => {
    await deleteEndpoint(ctx, parseAction(Id, endpointId));
    return "Deleted.";
  });
  fresh();
  return result;
}

/** Gives an endpoint (or the default one) a new secret. */
export async function rotateSecret(endpoint: string): Promise<ActionAnswer<{ secret: string }>> {
  const result = await runActionFor(async ({ ctx }) => {
    const which = endpoint === DEFAULT_ENDPOINT ? endpoint : parseAction(Id, endpoint);
    const { secret } = await rotateEndpointSecret(ctx, which);
    return { message: "Rotated. The old secret signs on for 24 hours.", value: { secret } };
  });
  fresh();
  return result;
}

/** Sets or clears the default address. */
export async function saveDefaultUrl(url: string): Promise<ActionResult> {
  const result = await runAction(async ({ ctx }) => {
    const given = parseAction(z.string().trim().max(2048), url);
    await setDefaultUrl(ctx, given || null);
    return given ? "Saved. Events go there from now on." : "Cleared. Nothing goes to a default address.";
  });
  fresh();
  return result;
}

/** Sends a made-up event to an endpoint and says what came back. */
export async function sendTest(endpointId: string, event: string): Promise<ActionAnswer<TestResult>> {
  return runActionFor(async ({ ctx }) => {
    const type = parseAction(z.enum(TEST_EVENTS as [TestEvent, ...TestEvent[]]), event);
    const value = await sendTestWebhook(ctx, { endpointId: parseAction(Id, endpointId) }, type);
    return { message: value.success ? "The receiver took it." : "The receiver did not take it.", value };
  });
}

/** Sends one delivery again. */
export async function replayOne(deliveryId: string): Promise<ActionResult> {
  const result = await runAction(async ({ ctx }) => {
    await replayDelivery(ctx, parseAction(Id, deliveryId));
    return "Queued again, with the same id and bytes.";
  });
  fresh();
  return result;
}

/** Sends again what failed (or everything) in a span of time. */
export async function replayRange(span: unknown): Promise<ActionResult> {
  const result = await runAction(async ({ ctx }) => {
    const { since, until, endpointId, includeDelivered } = parseAction(Span, span);
    const queued = await replaySince(ctx, {
      since: new Date(since),
      ...(until ? { until: new Date(until) } : {}),
      ...(endpointId ? { endpointId } : {}),
      includeDelivered,
    });
    return queued === 0 ? "There was nothing to send again." : `${queued} queued again.`;
  });
  fresh();
  return result;
}
