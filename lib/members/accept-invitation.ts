import type { Database } from "@/db/client";
import { hashPassword, PASSWORD_MAX_LENGTH, verifyPassword } from "../auth/hash-password";
import { PASSWORD_MIN_LENGTH } from "../auth/password-policy";
import type { Role } from "../context";
import { type FieldErrors, invalid } from "../errors";
import { invitationHash } from "./invite-member";
import { invitationGone, joinByInvitation, newUser } from "./join-by-invitation";

export type OpenInvitation = { tenantName: string; email: string; role: Role; hasAccount: boolean };

type Row = {
  tenant_id: string;
  id: string;
  email: string;
  role: Role;
  tenant_name: string;
  least: number | null;
  user_id: string | null;
  password_hash: string | null;
};

const text = `
select i.tenant_id, i.id, i.email, i.role, t.name as tenant_name, (t.settings->>'passwordMinLength')::int as least,
  u.id as user_id, u.password_hash
from invitations i join tenants t on t.id = i.tenant_id and t.is_active
left join users u on lower(u.email) = lower(i.email)
where i.token_hash = $1 and i.accepted_at is null and i.revoked_at is null and i.expires_at > now()`;

const find = async (database: Database, token: string) =>
  token.length > 100 ? [] : database.readSystem<Row>(text, [invitationHash(token)]);

/** What an invitation's page shows. NOT_FOUND once it was accepted, withdrawn or has run out. */
export async function findInvitation(database: Database, token: string): Promise<OpenInvitation> {
  const [row] = await find(database, token);
  if (!row) throw invitationGone();
  const { tenant_name: tenantName, email, role, user_id } = row;
  return { tenantName, email, role, hasAccount: user_id !== null };
}

/**
 * Accepts an invitation: whoever has no account gets one with this name and password; whoever has one proves it with
 * their password. Membership and audit row in one transaction; the invitation works once.
 * Errors: NOT_FOUND; VALIDATION_ERROR (name, password).
 */
export async function acceptInvitation(
  database: Database,
  input: { token: string; name: string; password: string },
): Promise<{ email: string }> {
  const [row] = await find(database, input.token);
  if (!row) throw invitationGone();
  const name = input.name.trim();
  const errors: FieldErrors = {};
  const least = row.least ?? PASSWORD_MIN_LENGTH;
  if (row.user_id) {
    if (!(await verifyPassword(row.password_hash, input.password)))
      errors.password = ["This is not the password of your account."];
  } else {
    if (name === "" || name.length > 200 || /\p{Cc}/u.test(name))
      errors.name = ["Give your name, in one line."];
    if (input.password.length < least || input.password.length > PASSWORD_MAX_LENGTH)
      errors.password = [`Must have ${least} to ${PASSWORD_MAX_LENGTH} characters.`];
  }
  if (Object.keys(errors).length > 0) throw invalid(errors);
  const passwordHash = row.user_id ? null : await hashPassword(input.password);
  await database.asSystem(async (tx) => {
    const userId = row.user_id ?? (await newUser(tx, { email: row.email, name, passwordHash }));
    await joinByInvitation(database, tx, { tenantId: row.tenant_id, id: row.id, role: row.role }, userId);
  });
  return { email: row.email };
}
