import { createHmac } from "node:crypto";
import { derivedKey } from "../env";

let pepper: Buffer | undefined;

/** HMAC-SHA256 under the server's pepper: secrets have full entropy, so no slow hash is needed. */
export function hashSecret(secret: string): Buffer {
  pepper ??= derivedKey("api-key-pepper");
  return createHmac("sha256", pepper).update(secret).digest();
}
