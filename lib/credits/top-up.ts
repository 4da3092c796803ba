import { sql } from "drizzle-orm";
import { creditAccounts, creditEntries } from "@/db/schema";
import { recordAudit } from "../audit/record-audit";
import { authorize } from "../authorize";
import { type Ctx, write } from "../context";
import { type FieldErrors, invalid } from "../errors";
import { newId } from "../ids";
import { noteBalance } from "./note-balance";

const MOST_AT_ONCE = 10_000_000;
// Well inside PostgreSQL's integer.
const MOST = 2_000_000_000;
const NOTE_LENGTH = 500;

/**
 * Adds credits by hand, or takes them away (a negative amount, booked as adjustment): ledger entry, balance and
 * audit row. Returns the new balance. Needs `settings:manage`. VALIDATION_ERROR (amount, note).
 */
export async function topUp(ctx: Ctx, amount: number, note: string): Promise<number> {
  authorize(ctx, "settings:manage");
  refuseInvalid(amount, note);
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
        setWhere: sql`${creditAccounts.balance} between ${-MOST - amount} and ${MOST - amount}`,
      })
      .returning();
    if (!account) {
      throw invalid({ amount: [`The balance may not exceed ${MOST.toLocaleString("en")} credits.`] });
    }
    await noteBalance(ctx, tx);
    await recordAudit(ctx, tx, {
      action: "credits.topped_up",
      targetType: "tenant",
      targetId: ctx.tenantId,
      details: { amount },
    });
    return account.balance;
  });
}

function refuseInvalid(amount: number, note: string): void {
  const errors: FieldErrors = {};
  if (!Number.isInteger(amount) || amount === 0 || Math.abs(amount) > MOST_AT_ONCE) {
    errors.amount = [`Must be a whole number other than 0, at most ${MOST_AT_ONCE.toLocaleString("en")}.`];
  }
  if (note.length > NOTE_LENGTH || note.includes("\0")) errors.note = [`At most ${NOTE_LENGTH} characters.`];
  if (Object.keys(errors).length > 0) throw invalid(errors);
}
