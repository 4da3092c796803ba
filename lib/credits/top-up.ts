import { sql } from "drizzle-orm";
import { creditAccounts, creditEntries } from "@/db/schema";
import { recordAudit } from "../audit/record-audit";
import { authorize } from "../authorize";
import { type Ctx, write } from "../context";
import { invalid } from "../errors";
import { newId } from "../ids";

/** Adds credits by hand: ledger entry, balance and audit row. Returns the new balance. Needs `settings:manage`. */
export async function topUp(ctx: Ctx, amount: number, note: string): Promise<number> {
  authorize(ctx, "settings:manage");
  if (!Number.isInteger(amount) || amount === 0 || Math.abs(amount) > 10_000_000) {
    throw invalid({ amount: ["Must be a whole number other than 0, at most 10,000,000."] });
  }
  return write(ctx, async (tx) => {
    await tx.db.insert(creditEntries).values({
      tenantId: ctx.tenantId,
      mode: ctx.mode,
      id: newId(),
      kind: amount > 0 ? "top_up" : "adjustment",
      amount,
      note,
      createdAt: ctx.now(),
    });
    const [account] = await tx.db
      .insert(creditAccounts)
      .values({ tenantId: ctx.tenantId, mode: ctx.mode, balance: amount })
      .onConflictDoUpdate({
        target: [creditAccounts.tenantId, creditAccounts.mode],
        set: { balance: sql`${creditAccounts.balance} + ${amount}` },
      })
      .returning();
    await recordAudit(ctx, tx, {
      action: "credits.topped_up",
      targetType: "tenant",
      targetId: ctx.tenantId,
      details: { amount },
    });
    return account?.balance ?? amount;
  });
}
