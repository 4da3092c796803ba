import { createHash } from "node:crypto";

/** A short name for a public key (SPKI in base64): the beginning of its SHA-256. */
export const keyId = (publicKey: string): string =>
  createHash("sha256").update(Buffer.from(publicKey, "base64")).digest("hex").slice(0, 16);
