import type { Tx } from "@/db/client";
import type { verificationSessions } from "@/db/schema";
import { CHECKS } from "../checks/registry";
import type { Ctx } from "../context";
import { newId } from "../ids";
import type { ConfiguredCheck } from "./profiles";

export type NewRow = typeof verificationSessions.$inferInsert & { createdAt: Date };

// Session, checks and link token in one statement: the hottest write there is, and nothing may come between them.
const text = `
with session as (
  insert into verification_sessions (tenant_id, mode, id, entity_id, entity_name, external_id, email, profile,
    delivery_method, email_sent, webhook_url, completion_redirect_url, completion_state, check_types, price,
    event_sequence, expires_at, created_at, replaces_session_id)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14::text[], $15, 1, $16, $17, $21)
), link as (
  insert into link_tokens (tenant_id, mode, id, session_id, token_hash, created_at)
  select $1, $2, $18, $3, $19, $17 where $19::bytea is not null
)
insert into checks (tenant_id, mode, id, session_id, position, check_type, options, price, created_at)
select $1, $2, (c->>'id')::uuid, $3, (n - 1)::smallint, (c->>'type')::check_type, c->'options', (c->>'price')::int, $17
from jsonb_array_elements($20::text::jsonb) with ordinality as given(c, n)`;

/** Writes a new session (first event already counted) with its checks and, if it has one, its link token. */
export async function insertSession(
  ctx: Ctx,
  tx: Tx,
  session: NewRow,
  checks: readonly ConfiguredCheck[],
  tokenHash: Buffer | null,
): Promise<void> {
  const rows = checks.map(({ type, options }) => ({ id: newId(), type, options, price: CHECKS[type].price }));
  await tx.query(text, [
    ctx.tenantId,
    ctx.mode,
    session.id,
    session.entityId,
    session.entityName,
    session.externalId ?? null,
    session.email ?? null,
    session.profile,
    session.deliveryMethod,
    session.emailSent,
    session.webhookUrl ?? null,
    session.completionRedirectUrl ?? null,
    session.completionState ?? null,
    session.checkTypes,
    session.price,
    session.expiresAt,
    session.createdAt,
    newId(),
    tokenHash,
    JSON.stringify(rows),
    session.replacesSessionId ?? null,
  ]);
}
