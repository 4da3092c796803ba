import type { Actor, Ctx, Role } from "./context";
import { DomainError } from "./errors";

/** What an API key may be allowed, and what roles are made of. */
export const SCOPES = [
  "sessions:read",
  "sessions:write",
  "results:read",
  "reviews:read",
  "reviews:write",
  "entities:read",
  "entities:write",
  "webhooks:read",
  "webhooks:write",
] as const;
export type Scope = (typeof SCOPES)[number];

/** Allowed besides scopes: only people in the dashboard. */
export type Action = Scope | "media:view" | "keys:manage" | "team:manage" | "settings:manage" | "audit:read";

const READ: readonly Action[] = ["sessions:read", "results:read", "reviews:read", "entities:read"];

/** The one table: role → actions, per mode. Developers have no live personal data; auditors change nothing. */
const TABLE: Record<Role, { test: readonly Action[]; live: readonly Action[] }> = {
  admin: same([...SCOPES, "media:view", "keys:manage", "team:manage", "settings:manage", "audit:read"]),
  reviewer: same([...READ, "sessions:write", "reviews:write", "entities:write", "media:view"]),
  auditor: same([...READ, "webhooks:read", "media:view", "audit:read"]),
  developer: {
    test: [...SCOPES, "media:view", "keys:manage"],
    live: ["webhooks:read", "webhooks:write", "keys:manage"],
  },
};

function same(actions: readonly Action[]) {
  return { test: actions, live: actions };
}

/** Whether the actor may do this in this mode. Keys: their scopes; an auditor's only to read. Applicants: nothing here. */
export function allows(actor: Actor, mode: "test" | "live", action: Action): boolean {
  if (actor.type === "system") return true;
  if (actor.type === "applicant") return false;
  if (actor.type === "apiKey") {
    // A key does what its scopes say: an admin may let a developer's live key read. But an auditor changes nothing,
    // by key neither.
    if (actor.role === "auditor" && !TABLE.auditor[mode].includes(action)) return false;
    return (actor.scopes as readonly string[]).includes(action);
  }
  return TABLE[actor.role][mode].includes(action);
}

/** Throws PERMISSION_DENIED unless the actor may. */
export function authorize(ctx: Ctx, action: Action): void {
  if (allows(ctx.actor, ctx.mode, action)) return;
  throw new DomainError("PERMISSION_DENIED", "You do not have permission to do this.", {
    details: { required: action },
  });
}
