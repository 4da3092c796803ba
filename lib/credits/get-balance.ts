import type { TenantSettings } from "@/db/schema";
import { type Ctx, readRows } from "../context";
import { DomainError } from "../errors";
import { resolveSettings } from "../tenants/settings";

export type CreditBalance = {
  /** May be below zero: sessions created on the same credits were all carried out. */
  balance: number;
  /** Charged since the month began (UTC). */
  usedThisMonth: number;
  nextMonth: Date;
  lowThreshold: number;
};

const text = `
select t.settings, coalesce(a.balance, 0) as balance, coalesce((
  select -sum(e.amount) from credit_entries e
  where e.tenant_id = $1 and e.mode = $2 and e.kind = 'charge' and e.created_at >= $3), 0)::int as used
from tenants t left join credit_accounts a on a.tenant_id = t.id and a.mode = $2
where t.id = $1`;

/** The tenant's credits in this mode and what the current month used, for everybody who belongs to the tenant. */
export async function getBalance(ctx: Ctx): Promise<CreditBalance> {
  if (ctx.actor.type === "applicant") {
    throw new DomainError("PERMISSION_DENIED", "You do not have permission to do this.");
  }
  const now = ctx.now();
  const month = (add: number) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + add, 1));
  const [row] = await readRows<{ settings: TenantSettings; balance: number; used: number }>(ctx, text, [
    ctx.tenantId,
    ctx.mode,
    month(0),
  ]);
  return {
    balance: row?.balance ?? 0,
    usedThisMonth: row?.used ?? 0,
    nextMonth: month(1),
    lowThreshold: resolveSettings(row?.settings ?? {}, ctx.mode).lowCreditThreshold,
  };
}
