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
order by t.created_at, t.id limit $1::int offset $2::int`;

/** Every tenant of the installation, oldest first. For the operator only: it looks across tenants. */
export function listTenants(
  database: Database,
  page: { limit: number; offset: number } = { limit: 1_000, offset: 0 },
): Promise<TenantItem[]> {
  return database.readSystem<TenantItem>(text, [page.limit, page.offset]);
}
