import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { derivedKey } from "../env";

// PKCS #8 prefix of an Ed25519 private key (RFC 8410 § 7): what follows are its 32 bytes.
const PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex");

/** The installation's Ed25519 key (RFC 8032), derived from VERIDESK_SECRET: what it signs can be checked offline. */
const privateKey = (): KeyObject =>
  createPrivateKey({
    key: Buffer.concat([PKCS8, derivedKey("operator-signature")]),
    format: "der",
    type: "pkcs8",
  });

/** Its public half as SPKI in base64: give it to whoever has to verify, before they need it. */
export const operatorPublicKey = (): string =>
  createPublicKey(privateKey()).export({ format: "der", type: "spki" }).toString("base64");

/** Signs bytes as this installation; base64. */
export const signAsOperator = (bytes: Buffer): string => sign(null, bytes, privateKey()).toString("base64");

/** Whether `signature` (base64) is that of the holder of `publicKey` (SPKI, base64). False for anything malformed. */
export function isSignedBy(publicKey: string, bytes: Buffer, signature: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" });
    return key.asymmetricKeyType === "ed25519" && verify(null, bytes, key, Buffer.from(signature, "base64"));
  } catch {
    return false;
  }
}
