import { z } from "zod";
import { database } from "../database";
import { PASSWORD_MAX_LENGTH, verifyPassword } from "./hash-password";
import { checkSecondFactor } from "./second-factor/check-second-factor";
import { type From, startSignIn } from "./start-sign-in";
import { countSignInTry, forgiveSignInTry } from "./throttle-sign-in";

const Credentials = z.object({
  email: z.email().max(254),
  password: z.string().min(1).max(PASSWORD_MAX_LENGTH),
  code: z.string().max(40).optional(),
});

export type SignInResult =
  | { signInId: string }
  | { refused: "wrong" }
  /** The password is right; a code of the second factor is missing, or was not right. */
  | { refused: "code_missing" | "code_wrong" }
  | { refused: "throttled"; retryAfterSeconds: number };

// The oldest membership is the one a person signs in to.
const findAccount = `
select u.id, u.password_hash, m.tenant_id
from users u
join memberships m on m.user_id = u.id and m.is_active
join tenants t on t.id = m.tenant_id and t.is_active
where lower(u.email) = lower($1) and u.is_active
order by m.created_at, m.tenant_id limit 1`;

/**
 * Checks e-mail and password, and where the person has set one up the second factor, and starts a sign-in. Unknown,
 * inactive and wrong read and last the same. Every try is counted against the account and the address, with a code
 * too; too many are refused unlooked at.
 */
export async function signIn(
  given: { email: unknown; password: unknown; code?: unknown },
  from: From,
): Promise<SignInResult> {
  const parsed = Credentials.safeParse({ ...given, code: given.code || undefined });
  if (!parsed.success) return { refused: "wrong" };
  const { email, password, code } = parsed.data;
  const wait = await countSignInTry(email, from.address);
  if (wait !== null) return { refused: "throttled", retryAfterSeconds: wait };
  type Account = { id: string; password_hash: string | null; tenant_id: string };
  const [account] = await database().readSystem<Account>(findAccount, [email]);
  const right = await verifyPassword(account?.password_hash ?? null, password);
  if (!account || !right) return { refused: "wrong" };
  const result = await database().asSystem(async (tx): Promise<SignInResult> => {
    const factor = await checkSecondFactor(tx, account.id, code ?? null, new Date());
    if (factor === "missing") return { refused: "code_missing" };
    if (factor === "wrong") return { refused: "code_wrong" };
    const who = { tenantId: account.tenant_id, userId: account.id };
    const strength = factor === "none" ? "password" : "second_factor";
    return { signInId: await startSignIn(tx, who, strength, from) };
  });
  // A missing code is no guess, but it is no entry either: only entering forgives.
  if ("signInId" in result) await forgiveSignInTry(email, from.address);
  return result;
}
