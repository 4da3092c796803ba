import type { Database } from "@/db/client";

/** A tenant as the operator sees it: numbers, nothing of what it holds. */
export type TenantItem = {
  id: string;
  name: string;
  isActive: boolean;
  /** Active ones. */
  members: number;
  /** Credits, live mode. */
  balance: number;
  createdAt: Date;
};

const text = `
select t.id, t.name, t.is_active as "isActive", coalesce(a.balance, 0) as balance, t.created_at as "createdAt",
  (select count(*)::int from memberships m where m.tenant_id = t.id and m.is_active) as members
from tenants t
left join credit_accounts a on a.tenant_id = t.id and a.mode = 'live'
order by t.created_at, t.id limit $1::int`;

/**
 * The installation's tenants, oldest first. For the operator only: it looks across tenants.
 * @param limit how many at most; left out, all of them
 */
export function listTenants(database: Database, limit: number | null = null): Promise<TenantItem[]> {
  return database.readSystem<TenantItem>(text, [limit]);
}
