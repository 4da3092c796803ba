import type { Tx } from "@/db/client";
import type { Ctx } from "../context";

/**
 * Takes contact details out of these sessions: where links and mails went, the address of the consent, the state
 * the integrator attached. Mails that wait are cancelled.
 */
export async function forgetContact(ctx: Ctx, tx: Tx, sessionIds: readonly string[]): Promise<void> {
  const values = [ctx.tenantId, ctx.mode, sessionIds];
  await Promise.all([
    tx.query(
      `update verification_sessions set email = null, email_sent = false, completion_state = null
       where tenant_id = $1 and mode = $2 and id = any ($3::uuid[])`,
      values,
    ),
    tx.query(
      `update emails set recipient = 'erased', sealed_input = null, lease_token = null, leased_until = null,
         state = case when state = 'pending' then 'cancelled'::email_state else state end,
         finished_at = coalesce(finished_at, $4)
       where tenant_id = $1 and mode = $2 and session_id = any ($3::uuid[])`,
      [...values, ctx.now()],
    ),
    tx.query(
      `update consents set ip = null where tenant_id = $1 and mode = $2 and session_id = any ($3::uuid[])`,
      values,
    ),
  ]);
}
