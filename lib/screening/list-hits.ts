import type { Tx } from "@/db/client";
import {
  EVIDENCE_CLASSES,
  type EvidenceClass,
  type ScoreParts,
  type ScreeningKind,
} from "@/db/schema/screening";
import type { ListedEntry } from "@/db/schema/watchlists";
import { authorize } from "../authorize";
import { type Ctx, read } from "../context";
import { getSession } from "../verification/get-session";
import type { ScreeningStatus } from "./update-screening-status";

export type Hit = {
  id: string;
  entityId: string;
  list: string;
  sourceId: string;
  version: number;
  entry: ListedEntry;
  score: number;
  evidence: EvidenceClass;
  parts: ScoreParts | null;
  algorithm: string;
  /** Found by the newest screening of its kind, not only by an earlier one. */
  isCurrent: boolean;
  kinds: ScreeningKind[];
  /** The session on whose page it is decided: the newest one that was screened with it. */
  sessionId: string | null;
  decision: "confirmed" | "rejected" | null;
  decidedAt: Date | null;
  reason: string | null;
  decidedBy: { id: string; name: string } | null;
  reopensId: string | null;
  createdAt: Date;
};

export type ScreeningView = {
  id: string;
  kind: ScreeningKind;
  checkId: string | null;
  listVersions: Record<string, number>;
  algorithm: string;
  threshold: number;
  candidates: number;
  isCut: boolean;
  bestScore: number | null;
  createdAt: Date;
};

export type SessionHits = {
  sessionId: string;
  entityId: string;
  screeningStatus: ScreeningStatus;
  screenings: ScreeningView[];
  hits: Hit[];
};

/** Rows of a list that is read whole; a screening has at most 50 hits. */
const MOST = 200;

type Of = "session_id" | "entity_id";

const screeningsText = (of: Of) => `
select id, kind, check_id as "checkId", list_versions as "listVersions", algorithm, threshold, candidates,
  is_cut as "isCut", best_score as "bestScore", created_at as "createdAt"
from screenings where tenant_id = $1 and mode = $2 and ${of} = $3
order by created_at desc, id desc limit ${MOST}`;

const hitsText = (of: Of) => `
select h.id, h.entity_id as "entityId", h.list, h.source_id as "sourceId", h.version, h.entry, h.score, h.evidence,
  h.parts, h.algorithm, h.decision, h.decided_at as "decidedAt", h.reopens_id as "reopensId", h.created_at as "createdAt",
  d.reason, d.decided_by as "deciderId", d.decided_by_name as "deciderName", f.kinds, f.current as "isCurrent",
  f.session_id as "sessionId"
from (
  select m.hit_id, array_agg(distinct s.kind) as kinds, bool_or(s.newest = 1) as current,
    (array_agg(s.session_id order by s.created_at desc, s.id desc) filter (where s.session_id is not null))[1] as session_id
  from (select id, kind, session_id, created_at, row_number() over (partition by kind order by created_at desc, id desc) as newest
    from screenings where tenant_id = $1 and mode = $2 and ${of} = $3) s
  join screening_matches m on m.tenant_id = $1 and m.mode = $2 and m.screening_id = s.id
  group by m.hit_id
) f
join screening_hits h on h.tenant_id = $1 and h.mode = $2 and h.id = f.hit_id
left join lateral (
  select reason, decided_by, decided_by_name from hit_decisions d
  where d.tenant_id = $1 and d.mode = $2 and d.hit_id = h.id order by d.created_at desc, d.id desc limit 1
) d on true
order by f.current desc, array_position(array['${EVIDENCE_CLASSES.join("', '")}'], h.evidence), h.score desc, h.id
limit ${MOST}`;

type Row = Omit<Hit, "decidedBy"> & { deciderId: string | null; deciderName: string | null };

/**
 * What the lists held against the person of a session: the searches and their hits, best evidence first, with what
 * was decided about each. Includes later screenings of the entity that were put on this session. Needs `results:read`.
 */
export async function listHits(ctx: Ctx, sessionId: string): Promise<SessionHits> {
  authorize(ctx, "results:read");
  return read(ctx, async (tx) => {
    const session = await getSession({ ...ctx, tx }, sessionId, "results:read");
    const [found, status] = await Promise.all([
      readHits(ctx, tx, "session_id", session.id),
      tx.query<{ status: ScreeningStatus }>(
        "select screening_status as status from entities where tenant_id = $1 and mode = $2 and id = $3",
        [ctx.tenantId, ctx.mode, session.entityId],
      ),
    ]);
    return {
      sessionId: session.id,
      entityId: session.entityId,
      screeningStatus: status[0]?.status ?? "not_screened",
      ...found,
    };
  });
}

/** Screenings and their hits of a session or of an entity, whole: no list of either is longer than 200. */
export async function readHits(
  ctx: Ctx,
  tx: Tx,
  of: Of,
  id: string,
): Promise<{ screenings: ScreeningView[]; hits: Hit[] }> {
  const values = [ctx.tenantId, ctx.mode, id];
  const [screenings, rows] = await Promise.all([
    tx.query<ScreeningView>(screeningsText(of), values),
    tx.query<Row>(hitsText(of), values),
  ]);
  const hits = rows.map(({ deciderId, deciderName, ...hit }) => ({
    ...hit,
    decidedBy: deciderId ? { id: deciderId, name: deciderName ?? "" } : null,
  }));
  return { screenings, hits };
}
