import { api } from "./api";

type Mode = "test" | "live";
export type NewSession = {
  /** An existing individual, or the names of a new one. */
  person: { entityId: string } | { firstName: string; lastName: string };
  email: string | null;
  sendEmail: boolean;
  /** A profile, or the types of the checks. */
  checks: "basic" | "standard" | "comprehensive" | readonly string[];
  /** Null: as the tenant's settings say. */
  expiryHours: number | null;
  webhookUrl: string | null;
};
export type CreatedSession = { session_id: string; launch_url: string | null };

/**
 * Creates the person if need be, then the session; the link is mailed if asked for. Two calls, each with its own
 * idempotency key, so a second press goes on where the first one stopped. Throws ApiFailure.
 */
export async function createSession(
  mode: Mode,
  given: NewSession,
  keyFor: (content: object) => string,
): Promise<CreatedSession> {
  const { person, email, checks } = given;
  let entityId: string;
  if ("entityId" in person) {
    entityId = person.entityId;
  } else {
    const body = {
      entity_type: "individual",
      first_name: person.firstName,
      last_name: person.lastName,
      ...(email ? { email } : {}),
    };
    const created = await api<{ id: string }>(mode, "/entities/", {
      method: "POST",
      body,
      idempotencyKey: keyFor(body),
    });
    entityId = created.id;
  }
  const body = {
    entity_id: entityId,
    send_email: given.sendEmail,
    ...(email ? { email } : {}),
    ...(typeof checks === "string"
      ? { verification_profile: checks }
      : { verification_checks: Object.fromEntries(checks.map((type) => [type, true])) }),
    ...(given.expiryHours ? { expiry_hours: given.expiryHours } : {}),
    ...(given.webhookUrl ? { webhook_url: given.webhookUrl } : {}),
  };
  return api(mode, "/verification/sessions/", { method: "POST", body, idempotencyKey: keyFor(body) });
}
