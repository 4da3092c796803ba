import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import type { Case } from "./load";
import type { Seed } from "./seed";

/** pgbench of a system PostgreSQL, or null: it is not in the embedded one. */
export function findPgbench(): string | null {
  try {
    const versions = readdirSync("/usr/lib/postgresql");
    const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
    return newest ? `/usr/lib/postgresql/${newest}/bin/pgbench` : null;
  } catch {
    return null;
  }
}

const scope = (tenant: string) =>
  `select set_config('app.tenant_id','${tenant}',true),set_config('app.mode','test',true);`;

const get = ({ tenantId, sessionIds: [id = ""] }: Seed) => `
begin read only;
${scope(tenantId)}
select s.*, (select json_agg(json_build_object('id', c.id, 'type', c.check_type, 'status', c.status, 'outcome', c.outcome,
    'createdAt', c.created_at, 'completedAt', c.completed_at) order by c.position)
  from checks c where c.tenant_id = s.tenant_id and c.mode = s.mode and c.session_id = s.id) as checks
from verification_sessions s where s.tenant_id = '${tenantId}' and s.mode = 'test' and s.id = '${id}';
commit;
`;

const list = ({ tenantId }: Seed) => `
begin read only;
${scope(tenantId)}
select id, entity_id, entity_name, status, outcome, failure_reason, checks_completed, created_at, completed_at, expires_at
from verification_sessions where tenant_id = '${tenantId}' and mode = 'test' and status = 'completed'
order by created_at desc, id desc limit 51;
commit;
`;

// What a creation with an idempotency key writes, statement by statement, as server-fastify.ts sends it.
const create = ({ tenantId: t }: Seed) => `
select nextval('bench_entity') as n, gen_random_uuid()::text as session, gen_random_uuid()::text as event \\gset
select id as entity from bench_entities where n = :n::bigint \\gset
begin read write;
${scope(t)}
with lock as materialized (select pg_try_advisory_xact_lock(hashtextextended(:session, 0)) as locked)
select lock.locked, k.request_hash, k.status, k.body from lock left join idempotency_keys k
  on k.tenant_id = '${t}' and k.mode = 'test' and k.method = 'POST' and k.path = '/x' and k.key = :session and k.expires_at > now();
savepoint a;
select t.name, t.settings, e.entity_type, e.name, e.external_id, s.id, a.balance from entities e
  join tenants t on t.id = e.tenant_id
  left join verification_sessions s on s.tenant_id = e.tenant_id and s.mode = e.mode and s.entity_id = e.id and s.status in ('pending', 'accessed')
  left join credit_accounts a on a.tenant_id = e.tenant_id and a.mode = e.mode
  where e.tenant_id = '${t}' and e.mode = 'test' and e.id = :entity::uuid and e.erased_at is null for key share of e;
savepoint b;
with s as (insert into verification_sessions (tenant_id, mode, id, entity_id, entity_name, email, profile, delivery_method,
    email_sent, check_types, price, event_sequence, expires_at, created_at)
    values ('${t}', 'test', :session::uuid, :entity::uuid, 'x', 'john.doe@example.com', 'standard', 'email', true,
      '{document_check,enhanced_identity_check}', 3, 1, now() + interval '2 days', now())),
  l as (insert into link_tokens (tenant_id, mode, id, session_id, token_hash, created_at)
    values ('${t}', 'test', gen_random_uuid(), :session::uuid, uuid_send(:session::uuid), now()))
insert into checks (tenant_id, mode, id, session_id, position, check_type, options, price, created_at)
  select '${t}', 'test', gen_random_uuid(), :session::uuid, n, c::check_type, '{}', 1, now()
  from unnest('{document_check,enhanced_identity_check}'::text[]) with ordinality g(c, n);
with event as (insert into events (tenant_id, mode, id, session_id, entity_id, type, sequence, body, created_at)
  values ('${t}', 'test', :event::uuid, :session::uuid, :entity::uuid, 'verification.session_created', 1, '{}', now()))
insert into deliveries (tenant_id, mode, id, event_id, session_id, endpoint_id, url, created_at)
  select w.tenant_id, w.mode, gen_random_uuid(), :event::uuid, :session::uuid, w.id, w.url, now() from webhook_endpoints w
  where w.tenant_id = '${t}' and w.mode = 'test' and w.is_active and w.url is not null;
insert into emails (tenant_id, mode, id, session_id, template, recipient, sealed_input, created_at)
  values ('${t}', 'test', gen_random_uuid(), :session::uuid, 'verification_link', 'john.doe@example.com', decode(repeat('00', 300), 'hex'), now());
insert into audit_entries (tenant_id, id, mode, action, actor_type, target_type, target_id, request_id, details, created_at)
  values ('${t}', gen_random_uuid(), 'test', 'session.created', 'apiKey', 'session', :session::uuid, :session, '{}', now());
insert into idempotency_keys (tenant_id, mode, method, path, key, request_hash, status, body, expires_at)
  values ('${t}', 'test', 'POST', '/x', :session, decode(repeat('00', 32), 'hex'), 202, decode(repeat('00', 300), 'hex'), now() + interval '24 hours');
commit;
`;

const SCRIPTS: Record<Case, (seed: Seed) => string> = { get, create, list };

/**
 * Transactions a second of the same statements by pgbench, 32 clients, as the application's role; null without
 * pgbench. Creations take entities from the end: what the servers still had under way began at the other one.
 */
export async function pgbench(url: string, what: Case, seed: Seed, seconds: number): Promise<number | null> {
  const program = findPgbench();
  if (!program) return null;
  if (what === "create") await numberEntities(url, seed.tenantId);
  const script = join(mkdtempSync(join(tmpdir(), "veridesk-pgbench-")), `${what}.sql`);
  writeFileSync(script, SCRIPTS[what](seed));
  const options = ["-n", "-M", "prepared", "-c", "32", "-j", "2", "-T", String(seconds), "-f", script, url];
  const output = execFileSync(program, options, {
    encoding: "utf8",
    env: { ...process.env, PGOPTIONS: "-c role=veridesk_app" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return Math.round(Number(/tps = ([\d.]+)/.exec(output)?.[1] ?? 0));
}

async function numberEntities(url: string, tenantId: string): Promise<void> {
  // What the servers still do for callers that hung up takes entities too.
  await sleep(2_000);
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  await sql`drop table if exists bench_entities`;
  await sql`create table bench_entities as select row_number() over (order by e.ctid desc) as n, e.id::text as id from entities e
    where e.tenant_id = ${tenantId} and not exists (select from verification_sessions s
      where s.tenant_id = e.tenant_id and s.mode = e.mode and s.entity_id = e.id and s.status in ('pending', 'accessed'))`;
  await sql`create unique index on bench_entities (n)`;
  await sql`create sequence if not exists bench_entity`;
  await sql`alter sequence bench_entity restart`;
  await sql`grant select on bench_entities to veridesk_app`;
  await sql`grant usage on sequence bench_entity to veridesk_app`;
  await sql.end();
}
