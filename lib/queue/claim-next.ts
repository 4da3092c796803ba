import type { Tx } from "@/db/client";
import { recordAudit } from "../audit/record-audit";
import { authorize } from "../authorize";
import { type Ctx, write } from "../context";
import { isId } from "../ids";
import { callingPerson } from "./calling-person";
import { claimEnd } from "./claim";

// What this person may take: nobody else's, not on somebody's screen, and not their own proposal (four eyes).
const FREE = `tenant_id = $1 and mode = $2 and queued_at is not null and id <> coalesce($5::uuid, tenant_id)
  and (assignee_id is null or assignee_id = $3::uuid)
  and (claimed_by is null or claimed_by = $3::uuid or claimed_until <= $4)
  and (queue_reason <> 'second_person' or (select r.reviewer_id from reviews r where r.tenant_id = q.tenant_id
    and r.mode = q.mode and r.session_id = q.id and r.standing = 'proposed'
    order by r.created_at desc, r.id desc limit 1) is distinct from $3::uuid)
  and (queue_reason <> 'contest' or not exists (select from contests k where k.tenant_id = q.tenant_id
    and k.mode = q.mode and k.session_id = q.id and k.proposed_by = $3::uuid))`;

// A row that is locked is just being taken or decided by somebody: skipped, never waited for, never given twice.
// A WITH query, because a joined one may be run again for every row it is joined to, and would lock more than one.
const take = (place: string) => `
with picked as materialized (
  select tenant_id, mode, id, claimed_by from verification_sessions q where ${FREE}${place}
  order by queue_risk desc, queued_at, id limit 1 for update skip locked)
update verification_sessions s set claimed_by = $3::uuid, claimed_until = $6 from picked
where s.tenant_id = picked.tenant_id and s.mode = picked.mode and s.id = picked.id
returning s.id, picked.claimed_by is not distinct from $3::uuid as "wasMine"`;

const BEHIND = ` and exists (select from verification_sessions c where c.tenant_id = $1 and c.mode = $2 and c.id = $5::uuid
  and (q.queue_risk, c.queued_at, c.id) < (c.queue_risk, q.queued_at, q.id))`;

/**
 * Claims the next session of the queue for the caller: the first that is free and not assigned to somebody else.
 * With `current`, the one that is left, the search goes on behind it, from the top again
 * at the end, and its claim is given back once another is found. Two callers never get the same one: the row is locked while it is taken. Null when nothing is free.
 * Needs `reviews:write`; one audit row for a new claim.
 */
export async function claimNext(ctx: Ctx, current: string | null): Promise<{ sessionId: string } | null> {
  authorize(ctx, "reviews:write");
  const person = callingPerson(ctx);
  const now = ctx.now();
  const left = current && isId(current) ? current : null;
  return write(ctx, async (tx) => {
    const values = [ctx.tenantId, ctx.mode, person.id, now, left, claimEnd(now)];
    const run = (place: string) => tx.query<{ id: string; wasMine: boolean }>(take(place), values);
    const [behind] = left ? await run(BEHIND) : [];
    const taken = behind ?? (await run(""))[0];
    if (left && taken) await giveBack(ctx, tx, left, person.id);
    if (!taken) return null;
    if (!taken.wasMine) {
      await recordAudit(ctx, tx, { action: "session.claimed", targetType: "session", targetId: taken.id });
    }
    return { sessionId: taken.id };
  });
}

const giveBack = (ctx: Ctx, tx: Tx, sessionId: string, personId: string) =>
  tx.query(
    `update verification_sessions set claimed_by = null, claimed_until = null
     where tenant_id = $1 and mode = $2 and id = $3 and claimed_by = $4`,
    [ctx.tenantId, ctx.mode, sessionId, personId],
  );
