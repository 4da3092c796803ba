import type { Tx } from "@/db/client";
import type { Ctx } from "../context";
import type { Moment, RetentionClass } from "./classes";

/** A session of which something of this class has been kept long enough. `since`: when its period began. */
export type DueSession = { sessionId: string; since: Date };

// Only ended sessions: while one is open, everything in it is needed.
const ENDED = `(coalesce(s.completed_at, s.revoked_at, case when s.status = 'expired' then s.expires_at end))`;

const MOMENTS: Record<Moment, string> = {
  decision: `greatest(${ENDED}, (select max(r.created_at) from reviews r
    where r.tenant_id = s.tenant_id and r.mode = s.mode and r.session_id = s.id))`,
  session_end: ENDED,
  relationship_end: "e.relationship_ended_at",
  last_contact: ENDED,
};

const ofSession = (table: string) =>
  `${table}.tenant_id = s.tenant_id and ${table}.mode = s.mode and ${table}.session_id = s.id`;

/** Media of these steps (with the frames of a liveness capture), not deleted yet. */
export const MEDIA_OF_STEPS = `exists (select from captures c where ${ofSession("c")}
  and (c.media_id = m.id or exists (select from capture_frames f where f.tenant_id = c.tenant_id and f.mode = c.mode
    and f.capture_id = c.id and f.media_id = m.id)) and c.step = any($STEPS::text[]))`;

const someMedia = (steps: string) =>
  `exists (select from media m where ${ofSession("m")} and m.deleted_at is null and ${MEDIA_OF_STEPS.replace("$STEPS", steps)})`;

export const FACE_STEPS = ["selfie", "liveness"];
export const DOCUMENT_STEPS = ["document_front", "document_back", "proof_of_address"];
const list = (steps: string[]) => `'{${steps.join(",")}}'`;

const HELD: Record<RetentionClass, { status: string; something: string; from: Moment }> = {
  faces: { status: "s.status = 'completed'", something: someMedia(list(FACE_STEPS)), from: "decision" },
  documents: {
    status: "s.status = 'completed'",
    something: someMedia(list(DOCUMENT_STEPS)),
    from: "relationship_end",
  },
  readings: {
    status: "s.status in ('completed', 'failed')",
    something: `exists (select from checks k where ${ofSession("k")} and k.extracted_data is not null)`,
    from: "relationship_end",
  },
  unfinished: {
    // A contest that nobody has answered still needs the pictures.
    status: `s.status in ('failed', 'expired', 'revoked')
      and not exists (select from contests q where ${ofSession("q")} and q.decided_at is null)`,
    something: `exists (select from media m where ${ofSession("m")} and m.deleted_at is null)`,
    from: "session_end",
  },
  contact: {
    status: "s.status in ('completed', 'failed', 'expired', 'revoked')",
    something: `(s.email is not null or exists (select from consents o where ${ofSession("o")} and o.ip is not null))`,
    from: "last_contact",
  },
};

const text = (kind: RetentionClass, only: boolean) => {
  const { status, something, from } = HELD[kind];
  return `
select s.id as "sessionId", ${MOMENTS[from]} as since
from verification_sessions s
join entities e on e.tenant_id = s.tenant_id and e.mode = s.mode and e.id = s.entity_id
where s.tenant_id = $1 and s.mode = $2 and ${status}
  and (e.legal_hold_until is null or e.legal_hold_until <= $3)
  and ${MOMENTS[from]} <= $3::timestamptz - $4::int * interval '1 day'
  and s.queued_at is null
  and ${something}
${only ? "and s.id = $6 limit $5 for share of e, s" : "order by s.created_at limit $5"}`;
};

/**
 * Whether this session is due now, with it and its entity held until the transaction ends: neither a legal hold nor a
 * person who begins to look at it can come in between.
 */
export async function isStillDue(
  ctx: Ctx,
  tx: Tx,
  kind: RetentionClass,
  days: number,
  sessionId: string,
): Promise<boolean> {
  const values = [ctx.tenantId, ctx.mode, ctx.now(), days, 1, sessionId];
  return (await tx.query<DueSession>(text(kind, true), values)).length > 0;
}

/**
 * Sessions of which something of this class is due, oldest first: its period has passed since the class's moment,
 * nobody is looking at it (it waits in no queue), and no authority holds the entity.
 */
export function dueSessions(
  ctx: Ctx,
  tx: Tx,
  kind: RetentionClass,
  days: number,
  limit: number,
): Promise<DueSession[]> {
  return tx.query<DueSession>(text(kind, false), [ctx.tenantId, ctx.mode, ctx.now(), days, limit]);
}
