import { z } from "zod";
import { database } from "../database";
import { PASSWORD_MAX_LENGTH, verifyPassword } from "./hash-password";
import { newSignInId } from "./sign-in-id";
import { countSignInTry, forgiveSignInTry } from "./throttle-sign-in";

/** A sign-in ends by itself after this long, however busy. */
export const SIGN_IN_HOURS = 12;

const Credentials = z.object({
  email: z.email().max(254),
  password: z.string().min(1).max(PASSWORD_MAX_LENGTH),
});

export type SignInResult =
  | { signInId: string }
  | { refused: "wrong" }
  | { refused: "throttled"; retryAfterSeconds: number };

// The oldest membership is the one a person signs in to.
const findAccount = `
select u.id, u.password_hash, m.tenant_id
from users u
join memberships m on m.user_id = u.id and m.is_active
join tenants t on t.id = m.tenant_id and t.is_active
where lower(u.email) = lower($1) and u.is_active
order by m.created_at, m.tenant_id limit 1`;

const startSignIn = `
insert into sign_ins (tenant_id, id, user_id, user_agent, created_at, last_seen_at, expires_at)
values ($1, $2, $3, $4, now(), now(), now() + interval '${SIGN_IN_HOURS} hours')`;

/**
 * Checks e-mail and password and starts a sign-in (a row in sign_ins). Unknown, inactive and wrong read and last
 * the same. Every try is counted against the account and the address; too many are refused unlooked at.
 */
export async function signIn(
  given: { email: unknown; password: unknown },
  from: { address: string | null; userAgent: string | null },
): Promise<SignInResult> {
  const parsed = Credentials.safeParse(given);
  if (!parsed.success) return { refused: "wrong" };
  const { email, password } = parsed.data;
  const wait = await countSignInTry(email, from.address);
  if (wait !== null) return { refused: "throttled", retryAfterSeconds: wait };
  type Account = { id: string; password_hash: string | null; tenant_id: string };
  const [account] = await database().readSystem<Account>(findAccount, [email]);
  const right = await verifyPassword(account?.password_hash ?? null, password);
  if (!account || !right) return { refused: "wrong" };
  const id = newSignInId();
  await database().asSystem((tx) =>
    tx.query(startSignIn, [account.tenant_id, id, account.id, from.userAgent?.slice(0, 400) ?? null]),
  );
  await forgiveSignInTry(email, from.address);
  return { signInId: id };
}
