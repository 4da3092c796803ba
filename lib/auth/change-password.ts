import { recordAudit } from "../audit/record-audit";
import type { Ctx } from "../context";
import { type FieldErrors, invalid } from "../errors";
import { hashPassword, PASSWORD_MAX_LENGTH, verifyPassword } from "./hash-password";
import { passwordMinLength } from "./password-policy";
import { personOf } from "./person-of";

/**
 * Changes one's own password. Every other sign-in of the person ends at once. Audit row.
 * Errors: VALIDATION_ERROR (current password wrong; new one too short for the tenant's policy).
 */
export async function changePassword(ctx: Ctx, input: { current: string; next: string }): Promise<void> {
  const person = personOf(ctx);
  const least = await passwordMinLength(ctx.database, ctx.tenantId);
  const [account] = await ctx.database.readSystem<{ password_hash: string | null }>(
    "select password_hash from users where id = $1",
    [person.id],
  );
  const errors: FieldErrors = {};
  if (!(await verifyPassword(account?.password_hash ?? null, input.current)))
    errors.current = ["This is not your password."];
  if (input.next.length < least || input.next.length > PASSWORD_MAX_LENGTH)
    errors.next = [`Must have ${least} to ${PASSWORD_MAX_LENGTH} characters.`];
  if (Object.keys(errors).length > 0) throw invalid(errors);
  const passwordHash = await hashPassword(input.next);
  const keep = ctx.actor.type === "user" ? ctx.actor.signInId : null;
  await ctx.database.asSystem(async (tx) => {
    await tx.query("update users set password_hash = $2 where id = $1", [person.id, passwordHash]);
    await tx.query(
      "update sign_ins set ended_at = now() where user_id = $1 and id is distinct from $2::uuid and ended_at is null",
      [person.id, keep],
    );
    await recordAudit(ctx, tx, { action: "password.changed", targetType: "user", targetId: person.id });
  });
}
