import type postgres from "postgres";
import { eventBodies } from "../../fixtures/event-bodies";

/** What must hold whatever happened, as queries that find what breaks it. */
const BROKEN = {
  "two active sessions of one entity": `
    select entity_id from verification_sessions where status in ('pending', 'accessed')
    group by tenant_id, mode, entity_id having count(*) > 1`,
  "events with a gap in their sequence, or a count that is wrong": `
    select s.id from verification_sessions s join events e on e.session_id = s.id
    group by s.id, s.event_sequence
    having min(e.sequence) <> 1 or max(e.sequence) <> count(*) or s.event_sequence <> count(*)`,
  "a session without its creation event": `
    select id from verification_sessions s where not exists (
      select 1 from events e where e.session_id = s.id and e.sequence = 1 and e.type = 'verification.session_created')`,
  "a lifecycle event twice": `
    select session_id from events where type <> 'verification.check_completed' group by session_id, type having count(*) > 1`,
  "more than one end": `
    select session_id from events where type in ('verification.session_completed', 'verification.session_failed',
      'verification.session_expired') group by session_id having count(*) > 1`,
  "an end that is not the last event": `
    select e.session_id from events e join events later on later.session_id = e.session_id and later.sequence > e.sequence
    where e.type in ('verification.session_completed', 'verification.session_failed', 'verification.session_expired')`,
  "a status that its events do not tell": `
    select s.id from verification_sessions s where s.status in ('completed', 'failed', 'expired') and not exists (
      select 1 from events e where e.session_id = s.id and e.type = 'verification.session_' || s.status)`,
  "a check with two results, or a result without its event": `
    select c.id from checks c where (c.status = 'completed') <> ((select count(*) from events e
      where e.session_id = c.session_id and e.facts->>'check_id' = c.id::text) = 1)`,
  "an unfinished check of a session that ended": `
    select c.id from checks c join verification_sessions s on s.id = c.session_id
    where s.status in ('expired', 'revoked', 'failed') and c.status <> 'completed' and c.outcome <> 'not_processed'`,
  "an event of another entity or tenant than its session": `
    select e.id from events e join verification_sessions s on s.id = e.session_id
    where (e.tenant_id, e.mode, e.entity_id) <> (s.tenant_id, s.mode, s.entity_id)`,
  "more than three resends, or links that do not match them": `
    select s.id from verification_sessions s left join link_tokens l on l.session_id = s.id
    where s.delivery_method = 'email' group by s.id, s.resend_count
    having s.resend_count > 3 or count(l.id) <> s.resend_count + 1 or count(l.id) filter (where l.replaced_at is null) > 1`,
  "an e-mail for every link, no more": `
    select s.id from verification_sessions s where s.delivery_method = 'email' and s.resend_count + 1 <>
      (select count(*) from emails m where m.session_id = s.id and m.template = 'verification_link')`,
  "a latest decision that is not the newest review's": `
    select s.id from verification_sessions s left join lateral (
      select decision::text from reviews r where r.session_id = s.id order by created_at desc, id desc limit 1) newest on true
    where s.latest_decision is distinct from newest.decision`,
  "a review of a session that is not completed": `
    select r.id from reviews r join verification_sessions s on s.id = r.session_id where s.status <> 'completed'`,
  "a live completed session charged other than once, at its price": `
    select s.id from verification_sessions s left join credit_entries c on c.session_id = s.id and c.kind = 'charge'
    where s.mode = 'live' and s.status = 'completed' group by s.id, s.price
    having count(c.id) <> 1 or sum(c.amount) <> -s.price`,
  "a charge for what is not live and completed": `
    select c.id from credit_entries c join verification_sessions s on s.id = c.session_id
    where c.kind = 'charge' and (s.mode <> 'live' or s.status <> 'completed')`,
  "a balance that is not the sum of its ledger": `
    select a.tenant_id from credit_accounts a left join credit_entries c on (c.tenant_id, c.mode) = (a.tenant_id, a.mode)
    group by a.tenant_id, a.mode, a.balance having a.balance <> coalesce(sum(c.amount), 0)`,
};

/** The rules that are broken in this database, with how often; none: {}. */
export async function brokenRules(owner: postgres.Sql): Promise<Record<string, number>> {
  const names = Object.keys(BROKEN);
  const counts = Object.values(BROKEN).map((query) => `(select count(*)::int from (${query}) broken)`);
  const [row] = await owner.unsafe(`select ${counts.map((count, i) => `${count} as c${i}`).join(", ")}`);
  const strange = (await eventBodies(owner)).filter(({ sessionId, sequence, body }) => {
    const said = JSON.parse(body) as { sequence: number; data: { session_id: string } };
    return said.sequence !== sequence || said.data.session_id !== sessionId;
  });
  const found = [
    ...names.map((name, i) => [name, Number(row?.[`c${i}`])] as const),
    ["a body of another event", strange.length] as const,
  ];
  return Object.fromEntries(found.filter(([, count]) => count > 0));
}
