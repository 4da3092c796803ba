import type { Tx } from "@/db/client";
import type { Ctx } from "../context";
import { enqueueEmail } from "../outbox/enqueue-email";
import { LOW_CREDIT_THRESHOLD } from "../tenants/settings";

// The account's row is locked by the charge before it: of racing charges one crosses.
const crossedText = `
update credit_accounts a set low_since = $3 from tenants t
where a.tenant_id = $1 and a.mode = $2 and t.id = a.tenant_id and a.low_since is null
  and a.balance < coalesce((t.settings->>'lowCreditThreshold')::int, ${LOW_CREDIT_THRESHOLD})
returning a.balance, t.name as "tenantName",
  coalesce((t.settings->>'lowCreditThreshold')::int, ${LOW_CREDIT_THRESHOLD}) as threshold`;

const againText = `
update credit_accounts a set low_since = null from tenants t
where a.tenant_id = $1 and a.mode = $2 and t.id = a.tenant_id and a.low_since is not null
  and a.balance >= coalesce((t.settings->>'lowCreditThreshold')::int, ${LOW_CREDIT_THRESHOLD})`;

const adminsText = `
select u.email from memberships m join users u on u.id = m.user_id
where m.tenant_id = $1::uuid and m.role = 'admin' and m.is_active and u.is_active`;

type Crossed = { balance: number; tenantName: string; threshold: number };

/**
 * After a change of the balance, in its transaction: when it fell below the tenant's threshold the admins get one
 * e-mail, and no other before it was above again.
 */
export async function noteBalance(ctx: Ctx, tx: Tx): Promise<void> {
  const place = [ctx.tenantId, ctx.mode];
  const [crossed] = await tx.query<Crossed>(crossedText, [...place, ctx.now()]);
  if (!crossed) {
    await tx.query(againText, place);
    return;
  }
  for (const admin of await tx.query<{ email: string }>(adminsText, [ctx.tenantId])) {
    await enqueueEmail(ctx, tx, {
      template: "credits_low",
      recipient: admin.email,
      sessionId: null,
      input: { ...crossed, isTest: ctx.mode === "test" },
    });
  }
}
