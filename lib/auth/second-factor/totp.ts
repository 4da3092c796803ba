import { generateSecret, generateURI, verify } from "otplib";
import { seal, unseal } from "../../crypto/seal";
import { derivedKey } from "../../env";

// RFC 6238 § 5.2: one step of delay is accepted, for clocks and slow fingers; RFC 4226 § 4 asks for 160 bits.
const TOLERANCE_SECONDS = 30;
const STEP_SECONDS = 30;
const SECRET_BYTES = 20;

const bound = (userId: string) => `users/${userId}/totp`;

/** A new secret: as base32 for the app, and sealed for the row. */
export function newTotpSecret(userId: string): { secret: string; sealed: Buffer } {
  const secret = generateSecret({ length: SECRET_BYTES });
  return { secret, sealed: seal(derivedKey("totp"), Buffer.from(secret), bound(userId)) };
}

/** What an authenticator app reads from the QR code. */
export const totpUri = (secret: string, email: string): string =>
  generateURI({ issuer: "Veridesk", label: email, secret });

/**
 * The time step of a code that is right now, or null. A code of a step that was used already is refused (RFC 6238
 * § 5.2: one time).
 */
export async function totpStep(
  userId: string,
  sealed: Buffer,
  code: string,
  lastStep: number | null,
  now: Date,
): Promise<number | null> {
  if (!/^\d{6}$/.test(code)) return null;
  const secret = unseal(derivedKey("totp"), sealed, bound(userId)).toString();
  const epoch = Math.floor(now.getTime() / 1000);
  const found = await verify({
    ...{ secret, token: code, epoch, epochTolerance: TOLERANCE_SECONDS },
    ...(lastStep === null ? {} : { afterTimeStep: lastStep }),
  });
  return found.valid ? Math.floor(epoch / STEP_SECONDS) + found.delta : null;
}
