import type { Ctx, Person } from "../context";
import { DomainError } from "../errors";

/** Who decides: the signed-in person, or the owner of the API key. PERMISSION_DENIED for anything else. */
export function assertPerson(ctx: Ctx): Person {
  const { actor } = ctx;
  if (actor.type === "user" || actor.type === "apiKey") return actor.person;
  throw new DomainError("PERMISSION_DENIED", "Only people decide.");
}
