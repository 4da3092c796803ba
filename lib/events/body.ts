import { seal, unseal } from "../crypto/seal";
import { derivedKey } from "../env";

const bound = (eventId: string) => `events/${eventId}`;

/** An event's frozen bytes as they are stored: sealed with the operator's key and bound to the event. */
export const sealBody = (eventId: string, body: string): Buffer =>
  seal(derivedKey("events"), Buffer.from(body), bound(eventId));

/** An event's frozen bytes; null once they were purged. Throws when they belong to another event or installation. */
export function openBody(event: {
  eventId: string;
  sealedBody: Buffer | null;
  /** From before bodies were sealed. */
  body: string | null;
}): string | null {
  if (!event.sealedBody) return event.body;
  return unseal(derivedKey("events"), event.sealedBody, bound(event.eventId)).toString();
}
