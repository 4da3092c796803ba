import type { Actor, Role } from "../context";
import { database } from "../database";
import { isId } from "../ids";
import type { Strength } from "./start-sign-in";

export type SignedIn = {
  tenantId: string;
  tenantName: string;
  actor: Extract<Actor, { type: "user" }>;
  /** The tenant asks for a second factor, and none was proven by this sign-in. */
  needsSecondFactor: boolean;
};

/** Proven by nothing but a password, here or, for all the provider said, there. */
const WEAK: readonly Strength[] = ["password", "single_sign_on"];

type Row = {
  tenant_id: string;
  tenant_name: string;
  user_id: string;
  name: string;
  email: string;
  role: Role;
  strength: Strength;
  required: boolean | null;
  stale: boolean;
};

const find = `
select s.tenant_id, t.name as tenant_name, u.id as user_id, u.name, u.email, m.role, s.strength,
  (t.settings->>'requireSecondFactor')::boolean as required,
  s.last_seen_at < now() - interval '1 minute' as stale
from sign_ins s
join users u on u.id = s.user_id and u.is_active
join memberships m on m.tenant_id = s.tenant_id and m.user_id = s.user_id and m.is_active
join tenants t on t.id = s.tenant_id and t.is_active
where s.id = $1 and s.ended_at is null and s.expires_at > now()`;

/**
 * Who a sign-in belongs to, or null when it was ended, has run out, or the person or membership is no longer
 * active. Notes that it was seen, at most once a minute.
 */
export async function findSignedIn(signInId: string): Promise<SignedIn | null> {
  if (!isId(signInId)) return null;
  const [row] = await database().readSystem<Row>(find, [signInId]);
  if (!row) return null;
  if (row.stale) {
    await database().asSystem((tx) =>
      tx.query("update sign_ins set last_seen_at = now() where id = $1", [signInId]),
    );
  }
  const person = { id: row.user_id, name: row.name, email: row.email };
  return {
    tenantId: row.tenant_id,
    tenantName: row.tenant_name,
    actor: { type: "user", person, role: row.role, signInId, strength: row.strength },
    needsSecondFactor: row.required === true && WEAK.includes(row.strength),
  };
}
