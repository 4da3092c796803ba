import type { SessionOffer } from "@/components/sessions/session-offer";
import { CHECK_TYPES, CHECKS } from "@/lib/checks/registry";
import { configureChecks } from "@/lib/verification/profiles";

function typesOf(profile: "basic" | "standard" | "comprehensive"): string[] {
  const configured = configureChecks(profile, undefined);
  return "checks" in configured ? configured.checks.map((check) => check.type) : [];
}

/** What a new session can ask for, by the same tables as the API. */
export const sessionOffer: SessionOffer = {
  checks: CHECK_TYPES.map((type) => ({ type, price: CHECKS[type].price })),
  profiles: {
    basic: typesOf("basic"),
    standard: typesOf("standard"),
    comprehensive: typesOf("comprehensive"),
  },
};
