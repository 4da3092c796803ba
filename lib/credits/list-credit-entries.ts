import { type Ctx, readRows } from "../context";
import { DomainError } from "../errors";
import { fetchPage } from "../paging/keyset";
import type { Page, PageRequest } from "../paging/page";

/** A change of the balance. */
export type CreditEntry = {
  id: string;
  kind: "top_up" | "charge" | "adjustment";
  amount: number;
  /** What a charge was for; null for the other kinds. */
  sessionId: string | null;
  note: string;
  createdAt: Date;
};

const columns = `id, kind, amount, session_id as "sessionId", note, created_at as "createdAt"`;

/** The ledger of the context's mode, newest first, for everybody who belongs to the tenant. */
export async function listCreditEntries(ctx: Ctx, page: PageRequest): Promise<Page<CreditEntry>> {
  if (ctx.actor.type === "applicant") {
    throw new DomainError("PERMISSION_DENIED", "You do not have permission to do this.");
  }
  return fetchPage<CreditEntry>(
    (text, values) => readRows(ctx, text, values),
    {
      columns,
      from: "credit_entries",
      branches: ["tenant_id = $1 and mode = $2"],
      values: [ctx.tenantId, ctx.mode],
    },
    page,
  );
}
