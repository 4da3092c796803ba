import type { Database, Mode } from "@/db/client";

/** What is wrong in a tenant's books. */
export type BooksProblem = {
  tenantId: string;
  mode: Mode;
  problem: "balance_differs" | "charge_missing" | "charge_differs" | "charge_unfounded";
  /** The session of a charge; null when the balance as a whole differs. */
  sessionId: string | null;
  expected: number;
  found: number;
};

// The ledger is the truth; the balance must be its sum, and every charge a completed session's price.
const text = `
with sums as (
  select tenant_id, mode, sum(amount)::int as total from credit_entries group by tenant_id, mode
), charges as (
  select tenant_id, mode, session_id, amount from credit_entries where kind = 'charge'
)
select coalesce(a.tenant_id, s.tenant_id) as "tenantId", coalesce(a.mode, s.mode) as mode, 'balance_differs' as problem,
  null::uuid as "sessionId", coalesce(s.total, 0) as expected, coalesce(a.balance, 0) as found
from credit_accounts a full join sums s on s.tenant_id = a.tenant_id and s.mode = a.mode
where coalesce(a.balance, 0) <> coalesce(s.total, 0)
union all
select s.tenant_id, s.mode, case when c.session_id is null then 'charge_missing' else 'charge_differs' end, s.id,
  -s.price, coalesce(c.amount, 0)
from verification_sessions s
left join charges c on c.tenant_id = s.tenant_id and c.mode = s.mode and c.session_id = s.id
where s.mode = 'live' and s.status = 'completed' and coalesce(c.amount, 0) <> -s.price
union all
select c.tenant_id, c.mode, 'charge_unfounded', c.session_id, 0, c.amount
from charges c join verification_sessions s on s.tenant_id = c.tenant_id and s.mode = c.mode and s.id = c.session_id
where s.status <> 'completed'
limit 1000`;

/** Compares balances with ledgers and charges with sessions, over all tenants. For the operator only. */
export function verifyBooks(database: Database): Promise<BooksProblem[]> {
  return database.readSystem<BooksProblem>(text);
}
