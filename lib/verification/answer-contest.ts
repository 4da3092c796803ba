import type { Tx } from "@/db/client";
import type { Ctx } from "../context";
import { enqueueEmail } from "../outbox/enqueue-email";
import type { ContestDecision } from "./get-contest";
import type { SessionRow } from "./lock-session";

const text = `
select t.name as "tenantName", e.name as "personName", coalesce($4, e.email) as recipient
from tenants t
left join entities e on e.tenant_id = t.id and e.mode = $2 and e.id = $3 and e.erased_at is null
where t.id = $1`;

/** Queues the answer to the person, in their language, in the caller's transaction; nobody to write to: nothing. */
export async function answerContest(
  ctx: Ctx,
  tx: Tx,
  session: SessionRow,
  decision: ContestDecision,
  language: string,
): Promise<void> {
  const [row] = await tx.query<{ tenantName: string; personName: string | null; recipient: string | null }>(
    text,
    [ctx.tenantId, ctx.mode, session.entityId, session.email],
  );
  if (!row?.recipient) return;
  await enqueueEmail(ctx, tx, {
    template: "contest_answered",
    recipient: row.recipient,
    language,
    sessionId: session.id,
    input: {
      tenantName: row.tenantName,
      personName: row.personName ?? session.entityName,
      decision,
      language,
      isTest: ctx.mode === "test",
    },
  });
}
