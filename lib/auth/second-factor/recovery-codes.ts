import { createHmac, randomInt } from "node:crypto";
import { derivedKey } from "../../env";

const COUNT = 10;
// Without characters that read alike.
const ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";
const LENGTH = 10;

/** Ten codes of 49 bits each, `xxxxx-xxxxx`: shown once. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: COUNT }, () => {
    const letters = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
    return `${letters.slice(0, 5)}-${letters.slice(5)}`;
  });

/** What is kept of a code. Capitals, spaces and the dash do not matter. */
export const recoveryHash = (userId: string, code: string): Buffer =>
  createHmac("sha256", derivedKey("recovery-codes"))
    .update(`${userId} ${code.toLowerCase().replace(/[\s-]/g, "")}`)
    .digest();
