import { createHmac } from "node:crypto";
import { derivedKey } from "../env";

/**
 * What a document number is found by: an HMAC of its letters and digits in upper case, different for each tenant, so
 * that the stored value tells nothing and compares with nothing else. Null when nothing is left of it.
 */
export function documentNumberHash(tenantId: string, number: string): Buffer | null {
  const plain = number
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
  if (!plain) return null;
  return createHmac("sha256", derivedKey("document-numbers")).update(`${tenantId}\n${plain}`).digest();
}
