import { randomUUID } from "node:crypto";

/** UUIDv4, not v7: the id is the secret inside the cookie, so every bit of it is random. */
export const newSignInId = (): string => randomUUID();
