import postgres from "postgres";

export type DeskSeed = { tenantId: string; personId: string };

/** Sessions of one person; a tenant has a fifth as many people as sessions. */
const EACH = 5;

/**
 * A tenant as a desk of some years knows it, in plain SQL and the same at every run: people with names, addresses,
 * references and birth dates, a fifth as many as sessions; sessions over two years in every status, outcome and
 * profile, with their checks; a decision about every fourth completed one; one in 200 waiting in the queue; screening
 * hits of one person in 100. Ids are made from the tenant's name and a number, never at random.
 */
export async function seedDesk(url: string, name: string, sessions: number): Promise<DeskSeed> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const people = Math.max(1, Math.floor(sessions / EACH));
  // Of the shape our ids have, from a text.
  await sql`create function pg_temp.made(what text) returns uuid immutable language sql
    as $$ select overlay(overlay(md5(what) placing '4' from 13) placing '8' from 17)::uuid $$`;
  const [ids] = await sql<{ tenant: string; person: string }[]>`
    select pg_temp.made(${name}) as tenant, pg_temp.made(${`${name} person`}) as person`;
  if (!ids) throw new Error("no ids");
  const { tenant, person } = ids;
  const id = (what: string, n: string) => sql.unsafe(`pg_temp.made('${name} ${what} ' || ${n})`);
  await sql`insert into tenants (id, name) values (${tenant}, ${name})`;
  await sql`insert into users (id, email, name) values (${person}, ${`${name}@example.com`}, 'Bench Person')`;
  await sql`insert into memberships (tenant_id, user_id, role) values (${tenant}, ${person}, 'reviewer')`;
  await sql`insert into entities (tenant_id, mode, id, entity_type, name, first_name, last_name, email, external_id,
      date_of_birth, nationality, screening_status, created_at)
    select ${tenant}, 'test', ${id("entity", "n")}, 'individual', first || ' ' || last, first, last,
      lower(first) || '.' || n || '@example.com', 'C-' || lpad(n::text, 8, '0'),
      date '1940-01-01' + (n * 7919 % 23000), (array['GB','FR','DE','ES','PL'])[1 + n % 5],
      (case when n % 100 = 0 then 'potential_match' when n % 3 = 0 then 'clear' else 'not_screened' end)::screening_status,
      timestamptz '2026-11-01' - n * (interval '730 days' / ${people}::int)
    from generate_series(1, ${people}::int) n cross join lateral (select
      (array['Ada','José','Mei','Olu','Sara','Jan','Lena','Omar','Yuki','Noor'])[1 + n % 10] as first,
      (array['Doe','Núñez','Chen','Ade','King','Kowalski','Braun','Haddad','Sato','Khan'])[1 + n / 10 % 10] || n / 100 as last) names`;
  // One in 80 of the newest is still open: the newest of its person, so nobody has two.
  await sql`insert into verification_sessions (tenant_id, mode, id, entity_id, entity_name, external_id, email, profile,
      status, outcome, failure_reason, delivery_method, email_sent, check_types, price, latest_decision, queued_at,
      queue_reason, queue_risk, checks_completed, submitted_at, accessed_at, completed_at, revoked_at, expires_at, created_at)
    select ${tenant}, 'test', ${id("session", "n")}, e.id, e.name, e.external_id, e.email,
      (array['basic','standard','comprehensive','custom'])[1 + n % 4], status, outcome,
      case when status = 'failed' then 'document_expired' end, 'email', true, '{document_check,identity_check}', 2,
      decision, case when waits then at + interval '10 minutes' end, case when waits then 'outcome' end,
      case when waits then 10 + n % 40 else 0 end, status = 'completed',
      case when status in ('completed', 'failed') then at + interval '5 minutes' end,
      case when status <> 'pending' then at + interval '1 minute' end,
      case when status in ('completed', 'failed') then at + (5 + n % 55) * interval '1 minute' end,
      case when status = 'revoked' then at + interval '1 day' end, at + interval '10 days', at
    from generate_series(1, ${sessions}::int) n
    cross join lateral (select timestamptz '2026-11-01' - n * (interval '730 days' / ${sessions}::int) as at,
      case when n % 80 = 0 and n <= ${people}::int then (array['pending','accessed'])[1 + n / 80 % 2]
        else (array['completed','completed','completed','failed','expired','completed','revoked'])[1 + n % 7] end as status) s
    cross join lateral (select case status when 'completed' then (array['clear','clear','consider','clear','attention'])[1 + n % 5]
      when 'failed' then 'issue' else 'pending' end as outcome) o
    cross join lateral (select outcome in ('consider', 'attention') and n % 70 = 2 as waits) w
    cross join lateral (select case when status = 'completed' and not waits and n % 4 = 1
      then (array['approved','rejected','flagged','approved'])[1 + n / 4 % 4] end as decision) d
    join entities e on e.tenant_id = ${tenant} and e.mode = 'test' and e.id = ${id("entity", `(1 + (n - 1) % ${people})`)}`;
  await sql`insert into checks (tenant_id, mode, id, session_id, position, check_type, status, outcome, price, created_at, completed_at)
    select tenant_id, mode, pg_temp.made(id::text || ' check'), id, 0, 'document_check', 'completed', outcome::outcome, 1, created_at, completed_at
    from verification_sessions where tenant_id = ${tenant} and status = 'completed'`;
  await sql`insert into reviews (tenant_id, mode, id, session_id, decision, notes, reviewer_id, reviewer_name, reviewer_email, machine_outcome, created_at)
    select tenant_id, mode, pg_temp.made(id::text || ' review'), id, latest_decision::decision, 'Looked at everything.', ${person},
      'Bench Person', 'bench@example.com', outcome::outcome, completed_at + interval '2 hours'
    from verification_sessions where tenant_id = ${tenant} and latest_decision is not null`;
  await sql`insert into screenings (tenant_id, mode, id, entity_id, kind, list_versions, algorithm, threshold, candidates, created_at)
    select tenant_id, mode, pg_temp.made(id::text || ' screening'), id, 'sanctions', '{"demo": 1}', 'names/1', 0.85, 1, created_at
    from entities where tenant_id = ${tenant} and screening_status = 'potential_match'`;
  await sql`insert into screening_hits (tenant_id, mode, id, entity_id, list, source_id, entity_hash, entry_hash, entry, version, score, evidence, algorithm, created_at)
    select tenant_id, mode, pg_temp.made(id::text || ' hit'), id, 'demo', 'x', 'a', 'b', jsonb_build_object('kind', 'person', 'names',
      jsonb_build_array(jsonb_build_object('name', name, 'kind', 'primary')), 'birthDates', '[]'::jsonb, 'countries', '[]'::jsonb,
      'gender', null, 'topics', '["sanction"]'::jsonb, 'programs', '[]'::jsonb, 'position', null), 1, 0.97, 'nothing_else_known', 'names/1', created_at
    from entities where tenant_id = ${tenant} and screening_status = 'potential_match'`;
  await sql`insert into screening_matches (tenant_id, mode, screening_id, hit_id, rank, score, version)
    select tenant_id, mode, pg_temp.made(id::text || ' screening'), pg_temp.made(id::text || ' hit'), 1, 0.97, 1
    from entities where tenant_id = ${tenant} and screening_status = 'potential_match'`;
  await sql`vacuum analyze`;
  await sql.end();
  return { tenantId: tenant, personId: person };
}
