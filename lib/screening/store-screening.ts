import type { Tx } from "@/db/client";
import type { Ctx } from "../context";
import { newId } from "../ids";
import { fingerprint } from "./fingerprint";
import type { FoundHit, Screened } from "./screened";
import { updateScreeningStatus } from "./update-screening-status";

export type StoredHit = FoundHit & {
  id: string;
  decision: "confirmed" | "rejected" | null;
  /** Never met before in this state of entity and entry. */
  isNew: boolean;
};
export type StoredScreening = { id: string; hits: StoredHit[] };

const screeningText = `
insert into screenings (tenant_id, mode, id, entity_id, session_id, check_id, kind, fields, list_versions, algorithm,
  threshold, candidates, is_cut, best_score, created_at)
values ($1, $2, $3, $4, $5, $6, $7, $8::text::jsonb, $9::text::jsonb, $10, $11, $12, $13, $14, $15)`;

// A hit whose entity and entry are as they were is met again, with what was decided about it.
const hitsText = `
insert into screening_hits as h (tenant_id, mode, id, entity_id, list, source_id, entity_hash, entry_hash, entry, version,
  score, evidence, parts, algorithm, created_at, reopens_id)
select $1, $2, f.id, $3, f.list, f.source_id, $4, f.entry_hash, f.entry, f.version, f.score, f.evidence, f.parts, $5, $6,
  (select o.id from screening_hits o
   where o.tenant_id = $1 and o.mode = $2 and o.entity_id = $3 and o.list = f.list and o.source_id = f.source_id
     and o.decision is not null and (o.entity_hash, o.entry_hash) <> ($4, f.entry_hash)
   order by o.decided_at desc, o.id desc limit 1)
from jsonb_to_recordset($7::text::jsonb) as f(id uuid, list text, source_id text, entry_hash text, entry jsonb,
  version int, score real, evidence text, parts jsonb)
order by f.list, f.source_id
on conflict (tenant_id, mode, entity_id, list, source_id, entity_hash, entry_hash) do update
set version = excluded.version, score = excluded.score, evidence = excluded.evidence, parts = excluded.parts,
  algorithm = excluded.algorithm
returning h.id, h.list, h.source_id as "sourceId", h.decision, h.xmax = 0 as "isNew"`;

const matchesText = `
insert into screening_matches (tenant_id, mode, screening_id, hit_id, rank, score, version)
select $1, $2, $3, m.hit_id, m.rank, m.score, m.version
from jsonb_to_recordset($4::text::jsonb) as m(hit_id uuid, rank int, score real, version int)`;

/**
 * Writes a screening with its hits and brings the entity's screening status up to date. A hit met before in the same
 * state of entity and entry keeps its decision; one whose entity or entry changed is a new one that names the old.
 */
export async function storeScreening(
  ctx: Ctx,
  tx: Tx,
  about: { entityId: string; sessionId: string | null; checkId: string | null },
  screened: Screened,
): Promise<StoredScreening> {
  const id = newId();
  const { fields, hits } = screened;
  const scope = [ctx.tenantId, ctx.mode] as const;
  await tx.query(screeningText, [
    ...scope,
    id,
    about.entityId,
    about.sessionId,
    about.checkId,
    screened.kind,
    JSON.stringify(fields),
    JSON.stringify(screened.listVersions),
    screened.algorithm,
    screened.threshold,
    screened.candidates,
    screened.isCut,
    screened.bestScore,
    ctx.now(),
  ]);
  const stored = hits.length === 0 ? [] : await storeHits(ctx, tx, about.entityId, screened);
  if (stored.length > 0) {
    const matches = stored.map((hit, rank) => ({
      hit_id: hit.id,
      rank: rank + 1,
      score: hit.score,
      version: hit.version,
    }));
    await tx.query(matchesText, [...scope, id, JSON.stringify(matches)]);
  }
  await updateScreeningStatus(ctx, tx, about.entityId);
  return { id, hits: stored };
}

async function storeHits(ctx: Ctx, tx: Tx, entityId: string, screened: Screened): Promise<StoredHit[]> {
  const found = screened.hits.map((hit) => ({
    id: newId(),
    list: hit.list,
    source_id: hit.sourceId,
    entry_hash: hit.entryHash,
    entry: hit.entry,
    version: hit.version,
    score: hit.score,
    evidence: hit.evidence,
    parts: hit.parts,
  }));
  const rows = await tx.query<Pick<StoredHit, "id" | "list" | "sourceId" | "decision" | "isNew">>(hitsText, [
    ctx.tenantId,
    ctx.mode,
    entityId,
    fingerprint(screened.fields),
    screened.algorithm,
    ctx.now(),
    JSON.stringify(found),
  ]);
  const byEntry = new Map(rows.map((row) => [`${row.list}\n${row.sourceId}`, row]));
  return screened.hits.flatMap((hit) => {
    const row = byEntry.get(`${hit.list}\n${hit.sourceId}`);
    return row ? [{ ...hit, id: row.id, decision: row.decision, isNew: row.isNew }] : [];
  });
}
