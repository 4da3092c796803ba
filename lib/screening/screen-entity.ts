import type { ScreeningKind } from "@/db/schema/screening";
import { thresholdsOf } from "../checks/thresholds";
import { type Ctx, readRows } from "../context";
import { fingerprint } from "./fingerprint";
import { servingVersions } from "./list-versions";
import { listsFor } from "./read-lists";
import type { FoundHit, Screened } from "./screened";
import { screenedFields } from "./screened-fields";
import { searchLists } from "./search-lists";

/** A search for an entity; of each hit what a person decided about it in this very state of entity and entry. */
export type EntityScreened = Omit<Screened, "hits"> & {
  hits: (FoundHit & { decision: "confirmed" | "rejected" | null })[];
};
type Entity = Parameters<typeof screenedFields>[0] & { id: string };

const decidedText = `
select list, source_id as "sourceId", entry_hash as "entryHash", decision from screening_hits
where tenant_id = $1 and mode = $2 and entity_id = $3 and entity_hash = $4 and decision is not null`;
type Decided = Pick<FoundHit, "list" | "sourceId" | "entryHash"> & { decision: "confirmed" | "rejected" };

/** Searches the serving watchlists for an entity; writes nothing. Null when no list has entries of this kind. */
export async function screenEntity(
  ctx: Ctx,
  entity: Entity,
  kind: ScreeningKind,
  thresholds: Record<string, number>,
): Promise<EntityScreened | null> {
  const read = listsFor(ctx);
  const versions = await servingVersions(read, kind);
  if (Object.keys(versions).length === 0) return null;
  const fields = screenedFields(entity);
  const threshold = thresholdsOf(["screeningScore"], thresholds).screeningScore;
  const found = await searchLists(read, { fields, kind, versions, threshold });
  const decided =
    found.hits.length === 0
      ? []
      : await readRows<Decided>(ctx, decidedText, [ctx.tenantId, ctx.mode, entity.id, fingerprint(fields)]);
  const decisions = new Map(decided.map((row) => [keyOf(row), row.decision]));
  return {
    ...found,
    kind,
    hits: found.hits.map((hit) => ({ ...hit, decision: decisions.get(keyOf(hit)) ?? null })),
  };
}

const keyOf = ({ list, sourceId, entryHash }: Pick<FoundHit, "list" | "sourceId" | "entryHash">) =>
  [list, sourceId, entryHash].join("\n");
