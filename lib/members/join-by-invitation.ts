import type { Database, Tx } from "@/db/client";
import { recordAudit } from "../audit/record-audit";
import type { Role } from "../context";
import { DomainError } from "../errors";
import { newId } from "../ids";
import { systemContext } from "../outbox/system-context";

export type Invitation = { tenantId: string; id: string; role: Role };

/**
 * Uses an invitation up: this account becomes (again) a member with its role. Audit row. In the caller's system
 * transaction. NOT_FOUND when it was used, withdrawn or has run out meanwhile.
 */
export async function joinByInvitation(
  database: Database,
  tx: Tx,
  { tenantId, id, role }: Invitation,
  userId: string,
): Promise<void> {
  const used = await tx.query(
    "update invitations set accepted_at = now() where tenant_id = $1 and id = $2 and accepted_at is null and revoked_at is null returning 1",
    [tenantId, id],
  );
  if (used.length === 0) throw invitationGone();
  await tx.query(
    `insert into memberships (tenant_id, user_id, role) values ($1, $2, $3)
     on conflict (tenant_id, user_id) do update set role = excluded.role, is_active = true`,
    [tenantId, userId, role],
  );
  const ctx = systemContext(database, { tenantId, mode: "live" }, "invitation");
  await recordAudit(ctx, tx, {
    action: "member.joined",
    targetType: "user",
    targetId: userId,
    details: { role, invitation_id: id },
  });
}

export const invitationGone = () =>
  new DomainError("NOT_FOUND", "This invitation was used, withdrawn or has run out. Ask for a new one.");

/** An account for somebody who has none; CONFLICT when one was made for the address meanwhile. */
export async function newUser(
  tx: Tx,
  { email, name, passwordHash }: { email: string; name: string; passwordHash: string | null },
): Promise<string> {
  const [made] = await tx.query<{ id: string }>(
    "insert into users (id, email, name, password_hash) values ($1, $2, $3, $4) on conflict do nothing returning id",
    [newId(), email, name, passwordHash],
  );
  if (!made) throw new DomainError("CONFLICT", "An account was made for this address meanwhile. Try again.");
  return made.id;
}
