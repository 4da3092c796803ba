import { authorize } from "../authorize";
import { type Ctx, readRows } from "../context";
import { maskAddress } from "../format/mask-address";
import { isId } from "../ids";

/** One thing that happened to a session. */
export type TimelineItem = {
  at: Date;
  kind: "event" | "action" | "email" | "capture" | "review" | "look" | "delivery";
  /** Event type, audit action, e-mail template, capture step, decision or state of deliveries. */
  name: string;
  /** Check type of an event, masked recipient of an e-mail. */
  subject: string | null;
  /** Outcome of a check, state of an e-mail, attempt of a capture, standing of a review, number of looks or deliveries. */
  result: string | null;
  /** Who did it, when it was a person or a key. */
  actor: string | null;
  /** Why an e-mail did not arrive: what the mail server said when it refused it, or that it was given up. */
  detail: string | null;
};

const text = `
select at, kind, name, subject, result, actor, detail from (
  select e.created_at as at, 'event' as kind, e.type as name, coalesce(e.facts->>'check_type', e.body::jsonb->'data'->>'check_type') as subject,
    coalesce(e.facts->>'check_outcome', e.body::jsonb->'data'->>'check_outcome') as result, null as actor,
    null as detail, e.sequence as place
  from events e
  where e.tenant_id = $1 and e.mode = $2 and e.session_id = $3 and e.type <> 'verification.session_created'
  union all
  select a.created_at, 'action', a.action, null, null, coalesce(u.name, k.name), null, 0
  from audit_entries a
  left join users u on a.actor_type = 'user' and u.id = a.actor_id
  left join api_keys k on a.actor_type = 'apiKey' and k.tenant_id = a.tenant_id and k.mode = $2 and k.id = a.actor_id
  where a.tenant_id = $1 and a.target_type = 'session' and a.target_id = $3
    and a.action in ('session.created', 'session.link_resent', 'session.revoked', 'discrepancy.resolved', 'contest.proposed',
      'contest.resolved', 'hit.confirmed', 'hit.rejected', 'evidence_pack.made')
  union all
  -- Looks of one person within the same hour are one line.
  select max(a.created_at), 'look', min(a.action), null,
    count(distinct coalesce(a.details->>'media_id', a.action))::text, u.name, null, 0
  from audit_entries a left join users u on u.id = a.actor_id
  where a.tenant_id = $1 and a.mode = $2 and a.target_type = 'session' and a.target_id = $3 and a.actor_type = 'user'
    and a.action in ('media.viewed', 'document_number.viewed')
  group by a.action, u.name, date_trunc('hour', a.created_at)
  union all
  select max(coalesce(d.finished_at, d.created_at)), 'delivery', d.state::text, null, count(*)::text, null, null, 0
  from deliveries d where d.tenant_id = $1 and d.mode = $2 and d.session_id = $3 group by d.state
  union all
  select t.created_at, 'action', 'contest.asked', null, null, null, null, 0
  from contests t where t.tenant_id = $1 and t.mode = $2 and t.session_id = $3
  union all
  select coalesce(m.finished_at, m.created_at), 'email', m.template, m.recipient, m.state::text, null,
    case when m.state in ('failed', 'cancelled') then m.last_error end, 0
  from emails m where m.tenant_id = $1 and m.mode = $2 and m.session_id = $3
  union all
  select c.created_at, 'capture', c.step, null, c.attempt::text, null, null, 0
  from captures c
  where c.tenant_id = $1 and c.mode = $2 and c.session_id = $3 and c.media_id is not null
  union all
  select r.created_at, 'review', r.decision::text, null, r.standing, r.reviewer_name || case when r.api_key_id is null then '' else ', by API key' end, null, 0
  from reviews r where r.tenant_id = $1 and r.mode = $2 and r.session_id = $3
) happened order by at desc, place desc limit 200`;

/**
 * What happened to a session, latest first, at most 200 things: its events, who created, resent or revoked it, its
 * e-mails, deliveries, captures, reviews, and who looked at pictures. E-mail addresses are masked. Needs `sessions:read`.
 */
export async function listTimeline(ctx: Ctx, sessionId: string): Promise<TimelineItem[]> {
  authorize(ctx, "sessions:read");
  if (!isId(sessionId)) return [];
  const rows = await readRows<TimelineItem>(ctx, text, [ctx.tenantId, ctx.mode, sessionId]);
  return rows.map((row) =>
    row.kind === "email" ? { ...row, subject: maskAddress(row.subject ?? "") } : row,
  );
}
