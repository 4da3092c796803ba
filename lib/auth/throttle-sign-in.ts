import { createHmac } from "node:crypto";
import { database } from "../database";
import { derivedKey } from "../env";

const WINDOW_MINUTES = 15;
/** Tries within the window before further ones are refused. */
const LIMITS = { account: 10, address: 60 } as const;

// Counted before the password is looked at, so that parallel tries cannot slip past the limit.
const countTry = `
insert into sign_in_failures (key, failures, window_started_at)
values ($1, 1, now())
on conflict (key) do update set
  failures = case when sign_in_failures.window_started_at < now() - interval '${WINDOW_MINUTES} minutes'
    then 1 else sign_in_failures.failures + 1 end,
  window_started_at = case when sign_in_failures.window_started_at < now() - interval '${WINDOW_MINUTES} minutes'
    then now() else sign_in_failures.window_started_at end
returning failures,
  ceil(extract(epoch from window_started_at + interval '${WINDOW_MINUTES} minutes' - now()))::int as seconds_left`;

const keyOf = (kind: keyof typeof LIMITS, value: string): string =>
  createHmac("sha256", derivedKey("sign-in-failures")).update(`${kind}:${value.toLowerCase()}`).digest("hex");

/**
 * Counts a try to sign in, for the account and for the address it comes from.
 * @returns seconds to wait when either has had too many in 15 minutes (10 and 60), else null
 */
export async function countSignInTry(
  email: string,
  address: string | null,
  { account = true }: { account?: boolean } = {},
): Promise<number | null> {
  const keys: [string, number][] = account ? [[keyOf("account", email), LIMITS.account]] : [];
  if (address) keys.push([keyOf("address", address), LIMITS.address]);
  // Always in the same order: two tries that share both keys cannot deadlock.
  keys.sort(([a], [b]) => (a < b ? -1 : 1));
  return database().asSystem(async (tx) => {
    let wait: number | null = null;
    for (const [key, limit] of keys) {
      const [row] = await tx.query<{ failures: number; seconds_left: number }>(countTry, [key]);
      if (row && row.failures > limit) wait = Math.max(wait ?? 0, row.seconds_left, 1);
    }
    return wait;
  });
}

/**
 * After a success: the account's failures are forgotten, and this try does not count against the address, where
 * many people may sit. Its other tries stay: one right guess buys no more.
 */
export async function forgiveSignInTry(
  email: string,
  address: string | null,
  { account = true }: { account?: boolean } = {},
): Promise<void> {
  await database().asSystem(async (tx) => {
    if (account) await tx.query("delete from sign_in_failures where key = $1", [keyOf("account", email)]);
    if (!address) return;
    const text = "update sign_in_failures set failures = greatest(failures - 1, 0) where key = $1";
    await tx.query(text, [keyOf("address", address)]);
  });
}
