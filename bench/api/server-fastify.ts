import { createHash, randomUUID } from "node:crypto";
import fastify from "fastify";
import { hashSecret } from "@/lib/api-keys/hash-secret";
import { parseKey } from "@/lib/api-keys/key-format";
import { database } from "@/lib/database";

// A bare handler over the same queries: no validation, no limits, no envelope, no serialiser.
const app = fastify({ logger: false });
const db = database();

const auth = `select k.tenant_id, k.mode, k.id, k.secret_hash, k.name, k.scopes, k.allowed_ips, k.error_codes, k.owner_id,
  u.name as owner_name, u.email as owner_email, m.role
from api_keys k
join tenants t on t.id = k.tenant_id and t.is_active
join memberships m on m.tenant_id = k.tenant_id and m.user_id = k.owner_id and m.is_active
join users u on u.id = k.owner_id and u.is_active
where k.public_id = $1 and k.revoked_at is null and (k.expires_at is null or k.expires_at > now())`;
const get = `select s.*, (select json_agg(json_build_object('id', c.id, 'type', c.check_type, 'status', c.status, 'outcome', c.outcome,
    'createdAt', c.created_at, 'completedAt', c.completed_at) order by c.position)
  from checks c where c.tenant_id = s.tenant_id and c.mode = s.mode and c.session_id = s.id) as checks
from verification_sessions s where s.tenant_id = $1 and s.mode = $2 and s.id = $3`;
const list = `select id, entity_id, entity_name, status, outcome, failure_reason, checks_completed, created_at, completed_at, expires_at
from verification_sessions where tenant_id = $1 and mode = $2 and status = $3 order by created_at desc, id desc limit $4 offset $5`;

async function caller(header: string | undefined) {
  const key = parseKey((header ?? "").slice(7));
  if (!key) throw new Error("no key");
  const [row] = await db.readSystem<{ tenant_id: string; mode: "test"; secret_hash: Buffer }>(auth, [
    key.publicId,
  ]);
  if (!row || !hashSecret(key.secret).equals(row.secret_hash)) throw new Error("no key");
  return { tenantId: row.tenant_id, mode: row.mode };
}

app.get("/api/v2/verification/sessions/list/", async (request) => {
  const scope = await caller(request.headers.authorization);
  return { results: await db.readOnce(scope, list, [scope.tenantId, scope.mode, "completed", 51, 0]) };
});

app.get<{ Params: { id: string } }>("/api/v2/verification/sessions/:id/", async (request) => {
  const scope = await caller(request.headers.authorization);
  const [row] = await db.readOnce(scope, get, [scope.tenantId, scope.mode, request.params.id]);
  return row;
});

app.post<{ Body: { entity_id: string; email: string } }>(
  "/api/v2/verification/sessions/",
  async (request, reply) => {
    const scope = await caller(request.headers.authorization);
    const { tenantId: tenant, mode } = scope;
    const key = String(request.headers["idempotency-key"]);
    const now = new Date();
    const id = randomUUID();
    const body = JSON.stringify({ session_id: id });
    await db.inTenant(scope, async (tx) => {
      await tx.query(
        `with lock as materialized (select pg_try_advisory_xact_lock(hashtextextended($6, 0)) as locked)
       select lock.locked, k.request_hash, k.status, k.body from lock left join idempotency_keys k
         on k.tenant_id = $1 and k.mode = $2 and k.method = $3 and k.path = $4 and k.key = $5 and k.expires_at > now()`,
        [tenant, mode, "POST", "/x", key, key],
      );
      await tx.attempt(async () => {
        await tx.query(
          `select t.name, t.settings, e.entity_type, e.name, e.external_id, s.id, a.balance from entities e
         join tenants t on t.id = e.tenant_id
         left join verification_sessions s on s.tenant_id = e.tenant_id and s.mode = e.mode and s.entity_id = e.id and s.status in ('pending', 'accessed')
         left join credit_accounts a on a.tenant_id = e.tenant_id and a.mode = e.mode
         where e.tenant_id = $1 and e.mode = $2 and e.id = $3 and e.erased_at is null for key share of e`,
          [tenant, mode, request.body.entity_id],
        );
        await tx.attempt(() =>
          Promise.all([
            tx.query(
              `with s as (insert into verification_sessions (tenant_id, mode, id, entity_id, entity_name, email, profile, delivery_method,
               email_sent, check_types, price, event_sequence, expires_at, created_at)
               values ($1, $2, $3, $4, 'x', $5, 'standard', 'email', true, '{document_check,enhanced_identity_check}', 3, 1, $6, $7)),
             l as (insert into link_tokens (tenant_id, mode, id, session_id, token_hash, created_at) values ($1, $2, gen_random_uuid(), $3, $8, $7))
             insert into checks (tenant_id, mode, id, session_id, position, check_type, options, price, created_at)
             select $1, $2, gen_random_uuid(), $3, n, t::check_type, '{}', 1, $7
             from unnest('{document_check,enhanced_identity_check}'::text[]) with ordinality g(t, n)`,
              [
                tenant,
                mode,
                id,
                request.body.entity_id,
                request.body.email,
                new Date(now.getTime() + 1e8),
                now,
                createHash("sha256").update(id).digest(),
              ],
            ),
            tx.query(
              `with event as (insert into events (tenant_id, mode, id, session_id, entity_id, type, sequence, body, created_at)
               values ($1, $2, $3, $4, $5, 'verification.session_created', 1, $6, $7))
             insert into deliveries (tenant_id, mode, id, event_id, session_id, endpoint_id, url, created_at)
             select w.tenant_id, w.mode, gen_random_uuid(), $3, $4, w.id, w.url, $7 from webhook_endpoints w
             where w.tenant_id = $1 and w.mode = $2 and w.is_active and w.url is not null`,
              [tenant, mode, randomUUID(), id, request.body.entity_id, body, now],
            ),
            tx.query(
              `insert into emails (tenant_id, mode, id, session_id, template, recipient, sealed_input, created_at) values ($1, $2, $3, $4, 'verification_link', $5, $6, $7)`,
              [tenant, mode, randomUUID(), id, request.body.email, Buffer.alloc(300), now],
            ),
            tx.query(
              `insert into audit_entries (tenant_id, id, mode, action, actor_type, target_type, target_id, request_id, details, created_at)
             values ($1, $2, $3, 'session.created', 'apiKey', 'session', $4, $5, '{}', $6)`,
              [tenant, randomUUID(), mode, id, id, now],
            ),
          ]),
        );
      });
      await tx.query(
        `insert into idempotency_keys (tenant_id, mode, method, path, key, request_hash, status, body, expires_at)
       values ($1, $2, 'POST', '/x', $3, $4, 202, $5, now() + interval '24 hours')`,
        [tenant, mode, key, Buffer.alloc(32), Buffer.from(body)],
      );
    });
    reply.code(202).header("content-type", "application/json");
    return body;
  },
);

await app.listen({ port: Number(process.env.PORT), host: "127.0.0.1" });
process.send?.("ready");
