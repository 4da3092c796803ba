import { authorize } from "../authorize";
import { type Ctx, read } from "../context";
import { getEntity } from "../entities/get-entity";
import type { LegalHold } from "../entities/set-legal-hold";
import { type Deferral, erasureDeferral } from "./erasure-deferral";
import { ERASED, type Kept, whatStays } from "./receipt";

export type EntityRetention = {
  entityId: string;
  relationshipEndedAt: Date | null;
  /** Also one that has run out: it says so by its date. */
  legalHold: LegalHold | null;
  /** A request to erase that waits; null: none does. */
  waiting: { requestedAt: Date; until: Date | null; because: string } | null;
  /** What erasing would come to at this moment. */
  erasure: {
    /** An open verification: first it has to end or be revoked. */
    openSessionId: string | null;
    /** It would have to wait; null: it would be done at once. */
    deferral: Deferral | null;
    files: number;
    sessions: number;
    notes: number;
    erased: string[];
    kept: Kept[];
  };
};

type Counts = {
  sessions: number;
  decided: boolean;
  openSessionId: string | null;
  files: number;
  notes: number;
  requestedAt: Date | null;
  until: Date | null;
  because: string | null;
};

const text = `
with mine as (
  select id, status, expires_at from verification_sessions where tenant_id = $1 and mode = $2 and entity_id = $3
)
select (select count(*)::int from mine) as sessions,
  exists (select from mine where status = 'completed') as decided,
  (select id from mine where status in ('pending', 'accessed') and expires_at > $4 limit 1) as "openSessionId",
  (select count(*)::int from mine join media m on m.tenant_id = $1 and m.mode = $2 and m.session_id = mine.id
    where m.deleted_at is null) as files,
  (select count(*)::int from entity_notes where tenant_id = $1 and mode = $2 and entity_id = $3) as notes,
  r.created_at as "requestedAt", r.deferred_until as until, r.reason as because
from (select 1) one left join erasures r
  on r.tenant_id = $1 and r.mode = $2 and r.entity_id = $3 and r.state = 'deferred'`;

/**
 * How long an entity is kept and why: hold, end of the relationship, a request to erase that waits, and what an erasure
 * would destroy and leave at this moment. Changes nothing. Needs `entities:read`. NOT_FOUND.
 */
export async function getRetention(ctx: Ctx, entityId: string): Promise<EntityRetention> {
  authorize(ctx, "entities:read");
  return read(ctx, async (tx) => {
    const entity = await getEntity({ ...ctx, tx }, entityId);
    const [counts] = await tx.query<Counts>(text, [ctx.tenantId, ctx.mode, entity.id, ctx.now()]);
    if (!counts) throw new Error("a query without a table in its from clause gives one row");
    const { sessions, decided, openSessionId, files, notes, requestedAt, until, because } = counts;
    return {
      entityId: entity.id,
      relationshipEndedAt: entity.relationshipEndedAt,
      legalHold: entity.legalHoldUntil && {
        until: entity.legalHoldUntil,
        authority: entity.legalHoldAuthority ?? "",
        reason: entity.legalHoldReason ?? "",
      },
      waiting: requestedAt && { requestedAt, until, because: because ?? "" },
      erasure: {
        ...{ openSessionId, files, sessions, notes, erased: ERASED, kept: whatStays(decided, null) },
        deferral: await erasureDeferral(ctx, tx, entity),
      },
    };
  });
}
