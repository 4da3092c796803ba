import type postgres from "postgres";

/** The role every tenant-scoped statement runs as: sees only rows of the transaction's tenant and mode. */
export const APP_ROLE = "veridesk_app";
/** The role of the few lookups that come before a tenant is known (a key, a link, a queue): no scope. */
export const SYSTEM_ROLE = "veridesk_system";

const APPEND_ONLY = [
  "reviews",
  "credit_entries",
  "events",
  "delivery_attempts",
  "audit_entries",
  "hit_decisions",
];
/** Belong to the installation: the operator's commands write them, tenants only read. */
const WATCHLISTS =
  "watchlists, watchlist_versions, watchlist_entries, watchlist_names, watchlist_spellings, watchlist_seen";

const statements = `
do $$ begin
  if not exists (select from pg_roles where rolname = '${APP_ROLE}') then
    create role ${APP_ROLE} nologin nobypassrls;
  end if;
  if not exists (select from pg_roles where rolname = '${SYSTEM_ROLE}') then
    create role ${SYSTEM_ROLE} nologin nobypassrls;
  end if;
exception when duplicate_object or unique_violation then null; end $$;
grant ${APP_ROLE}, ${SYSTEM_ROLE} to current_user;
grant usage on schema public to ${APP_ROLE}, ${SYSTEM_ROLE};
grant usage on schema drizzle to ${SYSTEM_ROLE};
grant select on all tables in schema drizzle to ${SYSTEM_ROLE};
grant select, insert, update, delete on all tables in schema public to ${APP_ROLE}, ${SYSTEM_ROLE};

do $$
declare
  t record;
  tenant_scope constant text := 'tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid';
  mode_scope constant text := 'mode = nullif(current_setting(''app.mode'', true), '''')::mode';
  scope text;
begin
  for t in
    select c.oid::regclass as name, c.relname,
      exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'mode' and not a.attisdropped) as has_mode
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  loop
    -- The audit log is one chain for the whole tenant; its entries name their mode but are not confined to it.
    scope := tenant_scope || case when t.has_mode and t.relname <> 'audit_entries' then ' and ' || mode_scope else '' end;
    execute format('alter table %s enable row level security, force row level security', t.name);
    execute format('drop policy if exists tenant_scope on %s', t.name);
    execute format('create policy tenant_scope on %s to ${APP_ROLE} using (%s) with check (%s)', t.name, scope, scope);
    execute format('drop policy if exists system_scope on %s', t.name);
    execute format('create policy system_scope on %s to ${SYSTEM_ROLE}, current_user using (true) with check (true)', t.name);
  end loop;
end $$;

alter table tenants enable row level security, force row level security;
drop policy if exists tenant_scope on tenants;
create policy tenant_scope on tenants to ${APP_ROLE}
  using (id = nullif(current_setting('app.tenant_id', true), '')::uuid);
drop policy if exists system_scope on tenants;
create policy system_scope on tenants to ${SYSTEM_ROLE}, current_user using (true) with check (true);

alter table users enable row level security, force row level security;
drop policy if exists tenant_scope on users;
create policy tenant_scope on users to ${APP_ROLE}
  using (exists (select from memberships m where m.user_id = users.id
    and m.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid));
drop policy if exists system_scope on users;
create policy system_scope on users to ${SYSTEM_ROLE}, current_user using (true) with check (true);
revoke all on users, sign_in_failures, recovery_codes, passkeys, sign_in_challenges, single_sign_on_subjects from ${APP_ROLE};
grant select (id, email, name, is_active) on users to ${APP_ROLE};
revoke insert, delete on tenants from ${APP_ROLE};
revoke update, delete on api_requests from ${APP_ROLE};
${APPEND_ONLY.map((t) => `revoke update, delete on ${t} from ${APP_ROLE};`).join("\n")}
-- What happened stays; what it said may be wiped.
grant update (sealed_body, body) on events to ${APP_ROLE};
grant update (request_headers, response_start) on delivery_attempts to ${APP_ROLE};
revoke delete on audit_entries from ${SYSTEM_ROLE};
revoke update on entity_notes from ${APP_ROLE};
revoke insert, update, delete on ${WATCHLISTS} from ${APP_ROLE};
`;

/**
 * Makes roles, grants and policies what they must be for every table that has a tenant_id, also tables a
 * newcomer adds. Idempotent; runs after each migration, as the schema's owner.
 * PostgreSQL: row security (documentation § 5.9); FORCE binds the owner too, unless it is a superuser.
 */
export async function applyRowSecurity(sql: postgres.Sql): Promise<void> {
  // Roles belong to the whole cluster: two databases migrating at once would trip over each other.
  await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtext('veridesk.row_security'))`;
    await tx.unsafe(statements).simple();
  });
}
