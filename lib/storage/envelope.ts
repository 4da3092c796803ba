import { randomBytes } from "node:crypto";
import type { Mode } from "@/db/client";
import { seal, unseal } from "../crypto/seal";

/** The row a file belongs to. Its bytes open for no other. */
export type MediaIdentity = { tenantId: string; mode: Mode; sessionId: string; mediaId: string };

/** Where the file of this row lies. */
export const storageKey = (m: MediaIdentity): string =>
  `${m.tenantId}/${m.mode}/${m.sessionId}/${m.mediaId}`.toLowerCase();

const bound = (m: MediaIdentity, what: "key" | "file") =>
  `media/${what}/${m.tenantId}/${m.mode}/${m.sessionId}/${m.mediaId}`;

/** Encrypts a file with a random key of its own, and that key with the session's. Both are bound to the row. */
export function encryptFile(
  sessionKey: Buffer,
  plain: Buffer,
  identity: MediaIdentity,
): { sealed: Buffer; wrappedKey: Buffer } {
  const key = randomBytes(32);
  return {
    sealed: seal(key, plain, bound(identity, "file")),
    wrappedKey: seal(sessionKey, key, bound(identity, "key")),
  };
}

/** Reverses `encryptFile`; throws when anything was changed or belongs to another row. */
export function decryptFile(
  sessionKey: Buffer,
  sealed: Buffer,
  wrappedKey: Buffer,
  identity: MediaIdentity,
): Buffer {
  const key = unseal(sessionKey, wrappedKey, bound(identity, "key"));
  return unseal(key, sealed, bound(identity, "file"));
}
