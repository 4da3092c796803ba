import type { Tx } from "@/db/client";
import { recoveryHash } from "./recovery-codes";
import { totpStep } from "./totp";

type Row = { totp_secret: Buffer | null; totp_last_step: string | null };

// Locked: of two tries with one code only one gets in.
const findText = `
select totp_secret, totp_last_step from users where id = $1 and totp_confirmed_at is not null for update`;

const useCodeText = `
update recovery_codes set used_at = now() where user_id = $1 and code_hash = $2 and used_at is null returning 1`;

/** What a given code came to: no second factor is set up, it is missing, wrong, or right. */
export type SecondFactor = "none" | "missing" | "wrong" | "code" | "recovery";

/** Checks, and uses up, a code from the app or a recovery code, in the caller's system transaction. */
export async function checkSecondFactor(
  tx: Tx,
  userId: string,
  code: string | null,
  now: Date,
): Promise<SecondFactor> {
  const [row] = await tx.query<Row>(findText, [userId]);
  if (!row?.totp_secret) return "none";
  if (!code) return "missing";
  const digits = code.replace(/\s/g, "");
  const last = row.totp_last_step === null ? null : Number(row.totp_last_step);
  const step = await totpStep(userId, row.totp_secret, digits, last, now);
  if (step !== null) {
    await tx.query("update users set totp_last_step = $2 where id = $1", [userId, step]);
    return "code";
  }
  const used = await tx.query(useCodeText, [userId, recoveryHash(userId, code)]);
  return used.length > 0 ? "recovery" : "wrong";
}
