import type { Mode } from "@/db/client";
import { allows, SCOPES, type Scope } from "../authorize";
import type { Actor } from "../context";
import { type FieldErrors, invalid } from "../errors";
import { isAddressRange, MAX_ADDRESSES } from "./address-list";

/** What the creator of a key decides. */
export type KeySettings = {
  name: string;
  description?: string;
  scopes: readonly string[];
  /** Null: until it is revoked. */
  expiresAt?: Date | null;
  /** Addresses or ranges in CIDR notation it may be used from; empty: any. */
  allowedIps?: readonly string[];
  /** "lowercase" for clients that moved over and compare lower-case error codes. */
  errorCodes?: "documented" | "lowercase";
};

const NAME_LENGTH = 100;
const DESCRIPTION_LENGTH = 500;
const isKnown = (scope: string): scope is Scope => (SCOPES as readonly string[]).includes(scope);

/** The settings as they are stored. VALIDATION_ERROR names each field that cannot be meant. */
export function readKeySettings(given: KeySettings, grantor: Actor, mode: Mode, now: Date) {
  const errors: FieldErrors = {};
  const name = given.name.trim();
  const description = given.description?.trim() ?? "";
  const scopes = [...new Set(given.scopes)];
  const allowedIps = [...new Set((given.allowedIps ?? []).map((entry) => entry.trim()))];
  const expiresAt = given.expiresAt ?? null;

  if (name === "" || name.length > NAME_LENGTH || /\p{Cc}/u.test(name)) {
    errors.name = [`Give the key a name of at most ${NAME_LENGTH} characters, in one line.`];
  }
  if (description.length > DESCRIPTION_LENGTH || description.includes("\0")) {
    errors.description = [`At most ${DESCRIPTION_LENGTH} characters.`];
  }
  const unknown = scopes.filter((scope) => !isKnown(scope));
  if (scopes.length === 0) errors.scopes = [`Choose at least one of: ${SCOPES.join(", ")}.`];
  else if (unknown.length > 0) errors.scopes = [`Not a scope. The scopes are: ${SCOPES.join(", ")}.`];
  else {
    // Nobody hands out what they may not do themselves.
    const beyond = scopes.filter((scope) => isKnown(scope) && !allows(grantor, mode, scope));
    if (beyond.length > 0)
      errors.scopes = [`Your role cannot give these scopes in ${mode} mode: ${beyond.join(", ")}.`];
  }
  if (expiresAt && !(expiresAt > now)) errors.expires_at = ["Must be in the future."];
  const strange = allowedIps.find((entry) => !isAddressRange(entry));
  if (allowedIps.length > MAX_ADDRESSES) errors.allowed_ips = [`At most ${MAX_ADDRESSES} entries.`];
  else if (strange !== undefined) {
    errors.allowed_ips = [
      `"${strange.slice(0, 60)}" is not an IP address or a range such as 203.0.113.0/24.`,
    ];
  }
  if (Object.keys(errors).length > 0) throw invalid(errors);
  const errorCodes = given.errorCodes ?? "documented";
  return { name, description, scopes: scopes.filter(isKnown), expiresAt, allowedIps, errorCodes };
}
