import { api } from "./api";

type Mode = "test" | "live";
export type NewSession = {
  /** An existing individual, or the names of a new one. */
  person: { entityId: string } | { firstName: string; lastName: string };
  email: string;
  profile: string;
};

/**
 * Creates the person if need be, then the session; the link is mailed. Two calls, each with its own idempotency
 * key, so a second press goes on where the first one stopped. Throws ApiFailure.
 */
export async function createSession(
  mode: Mode,
  given: NewSession,
  keyFor: (content: object) => string,
): Promise<{ session_id: string }> {
  const { person, email, profile } = given;
  let entityId: string;
  if ("entityId" in person) {
    entityId = person.entityId;
  } else {
    const body = {
      entity_type: "individual",
      first_name: person.firstName,
      last_name: person.lastName,
      email,
    };
    const created = await api<{ id: string }>(mode, "/entities/", {
      method: "POST",
      body,
      idempotencyKey: keyFor(body),
    });
    entityId = created.id;
  }
  const body = { entity_id: entityId, email, verification_profile: profile, send_email: true };
  return api(mode, "/verification/sessions/", { method: "POST", body, idempotencyKey: keyFor(body) });
}
