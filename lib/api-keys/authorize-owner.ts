import { allows, authorize } from "../authorize";
import type { Ctx } from "../context";
import { DomainError } from "../errors";

/** Throws PERMISSION_DENIED unless the actor manages keys: their own, or everybody's with `team:manage`. */
export function authorizeOwner(ctx: Ctx, ownerId: string): void {
  authorize(ctx, "keys:manage");
  if (managesAll(ctx) || (ctx.actor.type === "user" && ctx.actor.person.id === ownerId)) return;
  throw new DomainError("PERMISSION_DENIED", "Only an admin manages other people's API keys.", {
    details: { required: "team:manage" },
  });
}

/** Whether the actor manages the keys of everybody in the tenant. */
export const managesAll = (ctx: Ctx): boolean => allows(ctx.actor, ctx.mode, "team:manage");
