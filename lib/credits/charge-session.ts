import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { creditAccounts, creditEntries } from "@/db/schema";
import type { Ctx } from "../context";
import { newId } from "../ids";
import { noteBalance } from "./note-balance";

/**
 * Charges a completed live session its price, once: ledger entry and balance together, and
 * the e-mail when that makes the balance low. Test mode is never charged.
 * The balance may go below zero when several sessions were created on the same credits: the work was done.
 */
export async function chargeSession(ctx: Ctx, tx: Tx, session: { id: string; price: number }): Promise<void> {
  if (ctx.mode !== "live" || session.price === 0) return;
  await tx.db.insert(creditEntries).values({
    tenantId: ctx.tenantId,
    mode: ctx.mode,
    id: newId(),
    kind: "charge",
    amount: -session.price,
    sessionId: session.id,
    createdAt: ctx.now(),
  });
  await tx.db
    .update(creditAccounts)
    .set({ balance: sql`${creditAccounts.balance} - ${session.price}` })
    .where(and(eq(creditAccounts.tenantId, ctx.tenantId), eq(creditAccounts.mode, ctx.mode)));
  await noteBalance(ctx, tx);
}
