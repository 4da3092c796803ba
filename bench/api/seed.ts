import postgres from "postgres";
import { hashSecret } from "@/lib/api-keys/hash-secret";
import { makeKey } from "@/lib/api-keys/key-format";
import { SCOPES } from "@/lib/authorize";
import { newId } from "@/lib/ids";
import { makeWebhookSecret, sealWebhookSecret } from "@/lib/webhooks/secrets";

export type Seed = { key: string; tenantId: string; entityIds: string[]; sessionIds: string[] };

/** A tenant with a key, entities and completed sessions, written in bulk. */
export async function seed(url: string, size: { entities: number; sessions: number }): Promise<Seed> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const [tenantId, userId, endpointId] = [newId(), newId(), newId()];
  const key = makeKey("test");
  await sql`insert into tenants (id, name) values (${tenantId}, 'Bench')`;
  await sql`insert into users (id, email, name) values (${userId}, ${`${userId}@example.com`}, 'Bench')`;
  await sql`insert into memberships (tenant_id, user_id, role) values (${tenantId}, ${userId}, 'admin')`;
  await sql`insert into webhook_endpoints (tenant_id, mode, id, is_default, event_types, secret)
    values (${tenantId}, 'test', ${endpointId}, true, '{*}', ${sealWebhookSecret(endpointId, makeWebhookSecret())})`;
  await sql`insert into api_keys (tenant_id, mode, id, public_id, secret_hash, owner_id, name, scopes, slot)
    values (${tenantId}, 'test', ${newId()}, ${key.publicId}, ${hashSecret(key.secret)}, ${userId}, 'bench', ${[...SCOPES]}, 1)`;
  await sql`insert into entities (tenant_id, mode, id, entity_type, name, first_name, last_name)
    select ${tenantId}, 'test', gen_random_uuid(), 'individual', 'Person ' || n, 'Person', n::text
    from generate_series(1, ${size.entities}) n`;
  // Spread over statuses and outcomes, so that every filter has something to find.
  await sql`insert into verification_sessions (tenant_id, mode, id, entity_id, entity_name, email, profile, status, outcome,
      delivery_method, email_sent, check_types, price, checks_completed, accessed_at, completed_at, revoked_at, expires_at, created_at)
    select e.tenant_id, e.mode, gen_random_uuid(), e.id, e.name, 'p@example.com', 'basic', s.status,
      (case s.status when 'completed' then (array['clear','consider','attention'])[1 + n % 3] when 'failed' then 'issue' else 'pending' end),
      'email', true, '{document_check}', 1, s.status = 'completed', now(),
      case when s.status in ('completed', 'failed') then now() end, case when s.status = 'revoked' then now() end,
      now() + interval '2 days', date_trunc('milliseconds', now() - n * interval '1 second')
    from generate_series(1, ${size.sessions}) n
    cross join lateral (select (array['completed','completed','failed','expired','revoked'])[1 + n % 5] as status) s
    join (select *, row_number() over () as r from entities where tenant_id = ${tenantId}) e on e.r = 1 + n % ${size.entities}`;
  await sql`insert into checks (tenant_id, mode, id, session_id, position, check_type, status, outcome, price, created_at, completed_at)
    select tenant_id, mode, gen_random_uuid(), id, 0, 'document_check', 'completed', 'clear', 1, created_at, completed_at
    from (select * from verification_sessions where tenant_id = ${tenantId} limit 20000) s`;
  await sql`vacuum analyze`;
  const entityIds = await sql`select id from entities where tenant_id = ${tenantId}`;
  const sessionIds = await sql`select session_id as id from checks where tenant_id = ${tenantId} limit 1000`;
  await sql.end();
  return {
    key: key.text,
    tenantId,
    entityIds: entityIds.map((r) => r.id),
    sessionIds: sessionIds.map((r) => r.id),
  };
}
