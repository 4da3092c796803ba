import { type Action, allows } from "@/lib/authorize";
import type { Actor } from "@/lib/context";

type Part = { href: string; label: string; needs: Action | null };

/** Every part of the settings, in order. A new one: a line here and a folder. */
const PARTS: readonly Part[] = [
  { href: "/settings/team/", label: "Team", needs: "team:manage" },
  { href: "/settings/policies/", label: "Policies", needs: "settings:manage" },
  { href: "/settings/email/", label: "E-mail", needs: "sessions:read" },
  { href: "/settings/credits/", label: "Credits", needs: null },
  { href: "/settings/retention/", label: "Retention", needs: "audit:read" },
];

/** The parts this person may enter. */
export const settingsParts = (actor: Actor, mode: "test" | "live"): Part[] =>
  PARTS.filter(({ needs }) => needs === null || allows(actor, mode, needs));
