import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from "node:crypto";

const known = new WeakMap<Buffer, KeyObject>();

/** Importing a key costs more than using it: keys that live as long as the process are imported once. */
function imported(key: Buffer): KeyObject {
  const found = known.get(key) ?? createSecretKey(key);
  known.set(key, found);
  return found;
}

/**
 * AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce: nonce ‖ tag ‖ ciphertext.
 * `bound` is additional authenticated data: the row the bytes belong to, so they cannot be moved to another.
 */
export function seal(key: Buffer, plain: Buffer, bound: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", imported(key), nonce);
  cipher.setAAD(Buffer.from(bound));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** Reverses `seal`; throws when key, bytes or `bound` are not the ones it was sealed with. */
export function unseal(key: Buffer, sealed: Buffer, bound: string): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", imported(key), sealed.subarray(0, 12));
  decipher.setAAD(Buffer.from(bound));
  decipher.setAuthTag(sealed.subarray(12, 28));
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
}
