import type { Ctx, Person } from "../context";
import { DomainError } from "../errors";

/** Who works: the signed-in person, or the owner of the key. Only people claim and decide. */
export function callingPerson(ctx: Ctx): Person {
  const { actor } = ctx;
  if (actor.type === "user" || actor.type === "apiKey") return actor.person;
  throw new DomainError("PERMISSION_DENIED", "Only people work on the queue.");
}
