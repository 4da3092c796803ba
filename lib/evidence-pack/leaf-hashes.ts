import { createHash } from "node:crypto";
import { canonicalJson } from "../audit/canonical-json";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const escaped = (key: string): string => key.replaceAll("~", "~0").replaceAll("/", "~1");

/**
 * Adds a hash for every value below `value` that holds no others (a text, a number, an empty list…), under its JSON
 * Pointer (RFC 6901): SHA-256 of its canonical JSON (RFC 8785).
 */
export function addLeafHashes(value: unknown, pointer: string, into: Record<string, string>): void {
  const members = Array.isArray(value)
    ? value.map((member, at) => [String(at), member] as const)
    : value !== null && typeof value === "object"
      ? Object.entries(value)
      : [];
  if (members.length === 0) into[pointer] = sha256(canonicalJson(value));
  for (const [key, member] of members) addLeafHashes(member, `${pointer}/${escaped(key)}`, into);
}

/** What all the hashes come to. */
export const rootOf = (hashes: Record<string, string>): string => sha256(canonicalJson(hashes));
