import { type Action, allows } from "@/lib/authorize";
import type { Actor } from "@/lib/context";

/** Parts that only some roles enter at all. The others show a role what it may not see with a sentence. */
const NEEDS: Record<string, Action | null> = {
  "/queue/": null,
  "/sessions/": null,
  "/entities/": null,
  "/overview/": null,
  "/developers/api-keys/": "keys:manage",
  "/developers/webhooks/": "webhooks:read",
  "/docs/": null,
  "/settings/": null,
  "/audit/": "audit:read",
};

/** The rail's addresses this person may follow. */
export const allowedParts = (actor: Actor, mode: "test" | "live"): string[] =>
  Object.entries(NEEDS)
    .filter(([, action]) => action === null || allows(actor, mode, action))
    .map(([href]) => href);
