import type { Database } from "@/db/client";

/** What must hold whatever happened, as queries that find what breaks it. */
const BROKEN = {
  "a result told twice, or told and not kept": `
    select c.id from checks c where (c.status = 'completed')::int <> (select count(*) from events e
      where e.session_id = c.session_id and e.facts->>'check_id' = c.id::text)`,
  "a step looked at more than five times": `
    select session_id from captures where processed_at is not null group by session_id, step having count(*) > 5`,
  "a rejected capture that is still current, or was not looked at": `
    select id from captures where rejected_reason is not null and (superseded_at is null or processed_at is null)`,
  "a handed-in session that nobody works on": `
    select s.id from verification_sessions s where s.status = 'accessed' and s.submitted_at is not null
      and not exists (select from check_runs r where r.session_id = s.id and r.state = 'pending')`,
  "a handed-in session with a check that waits for a picture": `
    select s.id from verification_sessions s join checks c on c.session_id = s.id
    where s.status = 'accessed' and s.submitted_at is not null and c.status = 'pending'`,
  "a session that takes pictures although no check waits for one": `
    select s.id from verification_sessions s where s.status = 'accessed' and s.submitted_at is null
      and not exists (select from checks c where c.session_id = s.id and c.status = 'pending')`,
  "something found that is still held although it counts, or never will": `
    select r.id from check_runs r join checks c on c.id = r.check_id join verification_sessions s on s.id = r.session_id
    where r.result is not null and (s.status <> 'accessed' or c.status <> 'processing')`,
  "a result of a picture that was replaced": `
    select c.id from checks c join captures p on p.session_id = c.session_id and p.step = 'document_front'
      and p.superseded_at is null
    where c.check_type in ('document_check', 'identity_check') and c.status = 'completed' and p.processed_at is null`,
  "a gap in the events": `
    select s.id from verification_sessions s join events e on e.session_id = s.id
    group by s.id, s.event_sequence having max(e.sequence) <> count(*) + 1 or s.event_sequence <> count(*) + 1`,
};

/** The rules that are broken in this database, with how often; none: {}. */
export async function brokenRecaptureRules(database: Database): Promise<Record<string, number>> {
  const names = Object.keys(BROKEN);
  const counts = Object.values(BROKEN).map((query) => `(select count(*)::int from (${query}) broken)`);
  const [row] = await database.readSystem<Record<string, number>>(
    `select ${counts.map((count, i) => `${count} as c${i}`).join(", ")}`,
    [],
  );
  const found = names.map((name, i) => [name, Number(row?.[`c${i}`])] as const);
  return Object.fromEntries(found.filter(([, count]) => count > 0));
}
