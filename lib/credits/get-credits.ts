import type { TenantSettings } from "@/db/schema";
import { type Ctx, readRows } from "../context";
import { DomainError, notFound } from "../errors";
import { resolveSettings } from "../tenants/settings";

export type Credits = {
  balance: number;
  /** Charged since the first of this month, UTC. */
  usedThisMonth: number;
  /** Whether the balance is below the tenant's threshold. */
  isLow: boolean;
  /** The newest changes of the balance, at most ten. */
  latest: { kind: "top_up" | "charge" | "adjustment"; amount: number; note: string; createdAt: Date }[];
};

const accountText = `
select t.settings, coalesce(a.balance, 0) as balance,
  (select coalesce(-sum(e.amount), 0)::int from credit_entries e
   where e.tenant_id = t.id and e.mode = $2 and e.kind = 'charge'
     and e.created_at >= date_trunc('month', $3::timestamptz, 'UTC')) as used
from tenants t left join credit_accounts a on a.tenant_id = t.id and a.mode = $2
where t.id = $1`;

const latestText = `
select kind, amount, note, created_at as "createdAt" from credit_entries
where tenant_id = $1 and mode = $2 order by created_at desc, id desc limit 10`;

/** Balance and use of credits in the context's mode, for everybody who belongs to the tenant. NOT_FOUND. */
export async function getCredits(ctx: Ctx): Promise<Credits> {
  if (ctx.actor.type === "applicant") {
    throw new DomainError("PERMISSION_DENIED", "You do not have permission to do this.");
  }
  const place = [ctx.tenantId, ctx.mode];
  type Account = { settings: TenantSettings; balance: number; used: number };
  const [[account], latest] = await Promise.all([
    readRows<Account>(ctx, accountText, [...place, ctx.now()]),
    readRows<Credits["latest"][number]>(ctx, latestText, place),
  ]);
  if (!account) throw notFound("Tenant");
  const { lowCreditThreshold } = resolveSettings(account.settings, ctx.mode);
  return {
    balance: account.balance,
    usedThisMonth: account.used,
    isLow: account.balance < lowCreditThreshold,
    latest,
  };
}
