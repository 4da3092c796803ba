import { type Ctx, readRows } from "../context";
import { DomainError } from "../errors";

/** A change of the balance. */
export type CreditEntry = {
  kind: "top_up" | "charge" | "adjustment";
  amount: number;
  note: string;
  createdAt: Date;
};

const text = `
select kind, amount, note, created_at as "createdAt" from credit_entries
where tenant_id = $1 and mode = $2 order by created_at desc, id desc limit $3::int`;

/** The newest entries of the ledger in the context's mode, for everybody who belongs to the tenant. */
export async function listCreditEntries(ctx: Ctx, limit: number): Promise<CreditEntry[]> {
  if (ctx.actor.type === "applicant") {
    throw new DomainError("PERMISSION_DENIED", "You do not have permission to do this.");
  }
  return readRows<CreditEntry>(ctx, text, [ctx.tenantId, ctx.mode, limit]);
}
