import { randomBytes } from "node:crypto";
import { seal, unseal } from "../crypto/seal";
import { derivedKey } from "../env";

const PREFIX = "whsec_";
const bound = (endpointId: string) => `webhook-endpoints/${endpointId}`;

/** A new signing secret as the integrator keeps it: `whsec_` and 32 random bytes in base64. */
export const makeWebhookSecret = (): string => PREFIX + randomBytes(32).toString("base64");

/** The secret as it is stored: sealed with the operator's key and bound to its endpoint. */
export const sealWebhookSecret = (endpointId: string, secret: string): Buffer =>
  seal(derivedKey("webhook-secrets"), Buffer.from(secret), bound(endpointId));

/** Reverses `sealWebhookSecret`; throws when the bytes belong to another endpoint or installation. */
export const openWebhookSecret = (endpointId: string, sealed: Buffer): string =>
  unseal(derivedKey("webhook-secrets"), sealed, bound(endpointId)).toString();

/** The key of the Standard Webhooks signature: what follows `whsec_`, decoded. */
export const standardKey = (secret: string): Buffer => Buffer.from(secret.slice(PREFIX.length), "base64");
