import { authorize } from "../authorize";
import { type Ctx, type Role, readRows } from "../context";

export type Member = {
  id: string;
  name: string;
  email: string;
  role: Role;
  /** May sign in and use keys here. */
  isActive: boolean;
  since: Date;
};

const MOST = 1_000;

const text = `
select u.id, u.name, u.email, m.role, m.is_active and u.is_active as "isActive", m.created_at as since
from memberships m join users u on u.id = m.user_id
where m.tenant_id = $1
order by m.is_active desc, lower(u.name), u.id limit ${MOST}`;

/** The tenant's members by name, the active ones first, at most 1,000. Needs `team:manage`. */
export function listMembers(ctx: Ctx): Promise<Member[]> {
  authorize(ctx, "team:manage");
  return readRows<Member>(ctx, text, [ctx.tenantId]);
}
