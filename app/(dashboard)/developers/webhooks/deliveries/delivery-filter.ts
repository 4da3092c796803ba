import { EVENT_TYPES } from "@/lib/events/catalogue";
import { isId } from "@/lib/ids";
import type { DeliveryFilter, DeliveryState } from "@/lib/webhooks/list-deliveries";

const STATES: readonly string[] = ["pending", "delivered", "failed", "cancelled"] satisfies DeliveryState[];

/** The filters an address asks for; what cannot be meant is left out. */
export function deliveryFilter(given: Record<string, string | string[] | undefined>): DeliveryFilter {
  const { state, event, endpoint, session } = given;
  return {
    ...(typeof state === "string" && STATES.includes(state) ? { state: state as DeliveryState } : {}),
    ...(EVENT_TYPES.some((type) => type === event) ? { eventType: event as string } : {}),
    ...(typeof endpoint === "string" && isId(endpoint) ? { endpointId: endpoint } : {}),
    ...(typeof session === "string" && isId(session) ? { sessionId: session } : {}),
  };
}

/** The same as a query, without cursor. */
export function filterQuery({ state, eventType, endpointId, sessionId }: DeliveryFilter): string {
  const given = { state, event: eventType, endpoint: endpointId, session: sessionId };
  return new URLSearchParams(
    Object.entries(given).filter((pair): pair is [string, string] => pair[1] !== undefined),
  ).toString();
}
