import { hash, verify } from "@node-rs/argon2";

// OWASP Password Storage Cheat Sheet: argon2id (the library's default), 19 MiB, 2 passes, 1 lane.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Longer ones are refused before hashing. */
export const PASSWORD_MAX_LENGTH = 1024;

let decoy: Promise<string> | undefined;

/** argon2id hash of a password, with its own salt, in PHC form. */
export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/**
 * Whether the password belongs to the hash. Takes as long when there is no hash (unknown e-mail, no password
 * set), so that time does not tell which e-mails have an account.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword("a password nobody has");
  const matches = await verify(passwordHash ?? (await decoy), password);
  return passwordHash !== null && matches;
}
