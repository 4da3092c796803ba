import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/client";
import { memberships, users } from "@/db/schema";
import { recordAudit } from "../audit/record-audit";
import { hashPassword, PASSWORD_MAX_LENGTH } from "../auth/hash-password";
import { PASSWORD_MIN_LENGTH } from "../auth/password-policy";
import type { Role } from "../context";
import { DomainError, type FieldErrors, invalid, notFound } from "../errors";
import { isId, newId } from "../ids";
import { operatorContext } from "../operator-context";
import { isRole, ROLES } from "./roles";

const NAME_LENGTH = 200;

export type NewUser = {
  tenantId: string;
  email: string;
  name: string;
  role: Role;
  password: string;
};

/**
 * Makes a person who can sign in, and a member of the tenant, as the operator, with an audit row, in one
 * transaction. Somebody who has an account already (in another tenant) becomes a member too and keeps name and
 * password; `isNew` is then false.
 * Errors: VALIDATION_ERROR; NOT_FOUND (tenant); CONFLICT when the person is a member already.
 */
export async function createUser(
  database: Database,
  input: NewUser,
): Promise<{ id: string; isNew: boolean }> {
  const email = input.email.trim();
  const name = input.name.trim();
  refuseInvalid({ ...input, email, name });
  if (!isId(input.tenantId)) throw notFound("Tenant");
  const passwordHash = await hashPassword(input.password);
  return database.asSystem(async (tx) => {
    const ctx = operatorContext(database, { tenantId: input.tenantId, mode: "live" }, tx);
    const [tenant] = await tx.query("select 1 from tenants where id = $1", [input.tenantId]);
    if (!tenant) throw notFound("Tenant");
    const [made] = await tx.db
      .insert(users)
      .values({ id: newId(), email, name, passwordHash, createdAt: ctx.now() })
      .onConflictDoNothing()
      .returning({ id: users.id });
    const [user] = made
      ? [made]
      : await tx.db.select({ id: users.id }).from(users).where(sql`lower(${users.email}) = lower(${email})`);
    if (!user) throw new DomainError("CONFLICT", "The account changed meanwhile. Try again.");
    const joined = await tx.db
      .insert(memberships)
      .values({ tenantId: input.tenantId, userId: user.id, role: input.role, createdAt: ctx.now() })
      .onConflictDoNothing()
      .returning({ userId: memberships.userId });
    if (joined.length === 0) {
      const [member] = await tx.db
        .select({ isActive: memberships.isActive })
        .from(memberships)
        .where(and(eq(memberships.tenantId, input.tenantId), eq(memberships.userId, user.id)));
      const state = member?.isActive === false ? "a deactivated member" : "a member already";
      throw new DomainError("CONFLICT", `This person is ${state}.`);
    }
    await recordAudit(ctx, tx, {
      action: "member.created",
      targetType: "user",
      targetId: user.id,
      details: { role: input.role, new_account: made !== undefined },
    });
    return { id: user.id, isNew: made !== undefined };
  });
}

function refuseInvalid({ email, name, role, password }: NewUser): void {
  const errors: FieldErrors = {};
  if (!z.email().max(254).safeParse(email).success) errors.email = ["Enter a valid e-mail address."];
  if (name === "" || name.length > NAME_LENGTH || /\p{Cc}/u.test(name)) {
    errors.name = [`Give a name of at most ${NAME_LENGTH} characters, in one line.`];
  }
  if (!isRole(role)) errors.role = [`Must be one of: ${ROLES.join(", ")}.`];
  if (password.length < PASSWORD_MIN_LENGTH || password.length > PASSWORD_MAX_LENGTH) {
    errors.password = [`Must have ${PASSWORD_MIN_LENGTH} to ${PASSWORD_MAX_LENGTH} characters.`];
  }
  if (Object.keys(errors).length > 0) throw invalid(errors);
}
