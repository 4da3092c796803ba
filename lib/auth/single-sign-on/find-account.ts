import type { Tx } from "@/db/client";
import type { Invitation } from "../../members/join-by-invitation";

/** Whose sign-in it is; `userId` null: invited, without an account yet. */
export type Found = {
  userId: string | null;
  tenantId: string;
  /** To be accepted by this sign-in. */
  invitation: Invitation | null;
  needsSecondFactor: boolean;
  /** The account is not bound to this subject yet. */
  isNew: boolean;
};
export type NotFound = {
  refused: "unknown" | "email_unverified" | "other_subject" | "inactive";
  /** For the audit log, where one is concerned. */
  tenantId: string | null;
  userId: string | null;
};

// Of several memberships the oldest that is alive, as for passwords; a dead one only to tell whose log it concerns.
const memberText = `
select m.tenant_id, u.is_active and m.is_active and t.is_active as alive,
  coalesce((t.settings->>'requireSecondFactor')::boolean, false) as required
from memberships m join users u on u.id = m.user_id join tenants t on t.id = m.tenant_id
where m.user_id = $1 order by 2 desc, m.created_at, m.tenant_id limit 1`;

const invitationText = `
select i.tenant_id as "tenantId", i.id, i.role, coalesce((t.settings->>'requireSecondFactor')::boolean, false) as required
from invitations i join tenants t on t.id = i.tenant_id and t.is_active
where lower(i.email) = lower($1) and i.accepted_at is null and i.revoked_at is null and i.expires_at > now()
order by i.created_at limit 1 for update of i`;

const userText = `
select u.id, u.is_active, exists (
  select from single_sign_on_subjects s where s.user_id = u.id and s.issuer = $2) as bound
from users u where lower(u.email) = lower($1) for update`;

type Member = { tenant_id: string; alive: boolean; required: boolean };
type Claims = { iss: string; sub: string; email?: string | undefined };

/** By issuer and subject; else, for the first time, by the e-mail address the provider calls verified. */
export async function findAccount(tx: Tx, claims: Claims, isVerified: boolean): Promise<Found | NotFound> {
  const [known] = await tx.query<{ user_id: string }>(
    "select user_id from single_sign_on_subjects where issuer = $1 and subject = $2",
    [claims.iss, claims.sub],
  );
  if (known) return member(tx, known.user_id, false, null);
  if (!claims.email) return { refused: "email_unverified", tenantId: null, userId: null };
  const [user] = await tx.query<{ id: string; is_active: boolean; bound: boolean }>(userText, [
    ...[claims.email, claims.iss],
  ]);
  // An unverified address says nothing: not even which log would be concerned.
  if (!isVerified) return { refused: "email_unverified", tenantId: null, userId: null };
  const [invitation] = await tx.query<Invitation & { required: boolean }>(invitationText, [claims.email]);
  if (user) {
    const found = await member(tx, user.id, true, user.is_active ? (invitation ?? null) : null);
    // The provider gave somebody's address to another of its people, or made a person anew.
    if (user.bound && "isNew" in found)
      return { refused: "other_subject", tenantId: found.tenantId, userId: user.id };
    return found;
  }
  if (!invitation) return { refused: "unknown", tenantId: null, userId: null };
  const { tenantId, required } = invitation;
  return { userId: null, tenantId, invitation, needsSecondFactor: required, isNew: true };
}

async function member(
  tx: Tx,
  userId: string,
  isNew: boolean,
  invitation: (Invitation & { required: boolean }) | null,
): Promise<Found | NotFound> {
  const [row] = await tx.query<Member>(memberText, [userId]);
  if (row?.alive) {
    const { tenant_id: tenantId, required: needsSecondFactor } = row;
    return { userId, tenantId, invitation: null, needsSecondFactor, isNew };
  }
  if (invitation) {
    const { tenantId, required: needsSecondFactor } = invitation;
    return { userId, tenantId, invitation, needsSecondFactor, isNew };
  }
  return { refused: row ? "inactive" : "unknown", tenantId: row?.tenant_id ?? null, userId };
}
