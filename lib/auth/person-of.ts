import type { Ctx, Person } from "../context";
import { DomainError } from "../errors";

/** The person who is signed in; keys, applicants and the system have no account to change. */
export function personOf(ctx: Ctx): Person {
  if (ctx.actor.type === "user") return ctx.actor.person;
  throw new DomainError("PERMISSION_DENIED", "Only the person themselves can do this, signed in.");
}
