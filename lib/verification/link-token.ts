import { createHash, randomBytes } from "node:crypto";
import { env } from "../env";

/** A new secret for a link or a device: 256 random bits; only its hash is stored. */
export function makeLinkToken(): { token: string; hash: Buffer } {
  const token = randomBytes(32).toString("base64url");
  return { token, hash: hashLinkToken(token) };
}

/** SHA-256: the token has full entropy, so no slow hash is needed. */
export const hashLinkToken = (token: string): Buffer => createHash("sha256").update(token).digest();

/** The public address of a session's page; carries no token. */
export const verificationUrl = (sessionId: string): string =>
  `${env().BASE_URL.replace(/\/$/, "")}/verify/${sessionId}`;

/** The mailed address: the token is in the fragment, which never reaches a server or its logs. */
export const verificationLink = (sessionId: string, token: string): string =>
  `${verificationUrl(sessionId)}#${token}`;
