import { recordAudit } from "../../audit/record-audit";
import type { Ctx } from "../../context";
import { DomainError, invalid } from "../../errors";
import { verifyPassword } from "../hash-password";
import { personOf } from "../person-of";
import { newRecoveryCodes, recoveryHash } from "./recovery-codes";
import { newTotpSecret, totpStep, totpUri } from "./totp";

/**
 * Starts setting up a second factor for oneself: a new secret that counts only once `confirmTotp` has seen a code made
 * with it. One that is in force stays in force until then. Refuses (INVALID_REQUEST) when there is one already.
 */
export async function startTotp(ctx: Ctx): Promise<{ secret: string; uri: string }> {
  const person = personOf(ctx);
  const { secret, sealed } = newTotpSecret(person.id);
  const rows = await ctx.database.asSystem((tx) =>
    tx.query(
      `update users set totp_secret = $2, totp_last_step = null where id = $1 and totp_confirmed_at is null returning 1`,
      [person.id, sealed],
    ),
  );
  if (rows.length === 0)
    throw new DomainError("INVALID_REQUEST", "There is a second factor already. Remove it first.");
  return { secret, uri: totpUri(secret, person.email) };
}

/**
 * Confirms the new second factor with a code from the app, and hands out ten recovery codes: they can be read nowhere
 * else afterwards. Also marks this sign-in as proven by two factors. Audit row. VALIDATION_ERROR for a wrong code.
 */
export async function confirmTotp(ctx: Ctx, code: string): Promise<{ recoveryCodes: string[] }> {
  const person = personOf(ctx);
  const codes = newRecoveryCodes();
  await ctx.database.asSystem(async (tx) => {
    const [row] = await tx.query<{ totp_secret: Buffer | null }>(
      "select totp_secret from users where id = $1 and totp_confirmed_at is null for update",
      [person.id],
    );
    if (!row?.totp_secret)
      throw new DomainError("INVALID_REQUEST", "Start again: there is nothing to confirm.");
    const step = await totpStep(person.id, row.totp_secret, code.replace(/\s/g, ""), null, ctx.now());
    if (step === null) throw invalid({ code: ["This code is not right. Is the phone's clock?"] });
    await tx.query("update users set totp_confirmed_at = now(), totp_last_step = $2 where id = $1", [
      ...[person.id, step],
    ]);
    await tx.query("delete from recovery_codes where user_id = $1", [person.id]);
    await tx.query(
      "insert into recovery_codes (user_id, code_hash) select $1::uuid, decode(h, 'hex') from unnest($2::text[]) h",
      [person.id, codes.map((c) => recoveryHash(person.id, c).toString("hex"))],
    );
    if (ctx.actor.type === "user") {
      await tx.query(
        `update sign_ins set strength =
           case strength when 'password' then 'second_factor' else 'single_sign_on_second_factor' end
         where id = $1 and strength in ('password', 'single_sign_on')`,
        [ctx.actor.signInId],
      );
    }
    await recordAudit(ctx, tx, { action: "second_factor.added", targetType: "user", targetId: person.id });
  });
  return { recoveryCodes: codes };
}

/** Removes one's second factor and its recovery codes. Asks for the password again. Audit row. */
export async function removeTotp(ctx: Ctx, password: string): Promise<void> {
  const person = personOf(ctx);
  const [account] = await ctx.database.readSystem<{ password_hash: string | null }>(
    "select password_hash from users where id = $1",
    [person.id],
  );
  if (!(await verifyPassword(account?.password_hash ?? null, password)))
    throw invalid({ password: ["This is not your password."] });
  await ctx.database.asSystem(async (tx) => {
    await tx.query(
      "update users set totp_secret = null, totp_confirmed_at = null, totp_last_step = null where id = $1",
      [person.id],
    );
    await tx.query("delete from recovery_codes where user_id = $1", [person.id]);
    await recordAudit(ctx, tx, { action: "second_factor.removed", targetType: "user", targetId: person.id });
  });
}
