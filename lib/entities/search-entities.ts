import { authorize } from "../authorize";
import { type Ctx, readRows } from "../context";
import { nameSimilarity, nameTokens } from "../screening/name-similarity";
import type { EntityType } from "./entity-fields";
import { containing } from "./like-pattern";

export type FoundEntity = {
  id: string;
  name: string;
  entityType: EntityType;
  entitySubtype: string | null;
  isPrimary: boolean;
  /** 0 to 1, three decimals. */
  similarity: number;
};

/** How many rows are compared at most: half that contain every word, half where a word begins alike. */
const CANDIDATES = 500;
const WORDS = 6;
const BEGINNING = 2;

// Letters with marks as their plain ones, enough for what a first look must not miss; the comparison folds all.
const MARKED = "àáâãäåāăąçćčďđèéêëēėęěğìíîïīłñńňòóôõöøōőřśšşșťțùúûüūůűýÿźżž";
const PLAIN = Array.from(MARKED, (letter) => nameTokens(letter)[0] ?? letter).join("");
const folded = `translate(lower(name), '${MARKED}', '${PLAIN}')`;
const columns = `id, name, entity_type as "entityType", entity_subtype as "entitySubtype", is_primary as "isPrimary"`;

/**
 * Entities whose name is like `query`, best first, with the similarity that screening computes. Looks at no more
 * than 500 candidates: names that contain all its words, and names with a word that begins with the same two
 * letters. Needs `entities:read`.
 */
export async function searchEntities(
  ctx: Ctx,
  query: string,
  filter: { entityType?: EntityType; limit: number; threshold: number },
): Promise<FoundEntity[]> {
  authorize(ctx, "entities:read");
  const words = nameTokens(query)
    .sort((a, b) => b.length - a.length)
    .slice(0, WORDS);
  if (words.length === 0) return [];
  const values: (string | readonly string[])[] = [ctx.tenantId, ctx.mode];
  const bind = (value: string | readonly string[]) => `$${values.push(value)}`;
  const type = filter.entityType ? ` and entity_type = ${bind(filter.entityType)}` : "";
  const from = `select ${columns} from entities where tenant_id = $1 and mode = $2 and erased_at is null${type}`;
  const all = words.map((word) => `${folded} like ${bind(containing(word))}`).join(" and ");
  const beginnings = [...new Set(words.map((word) => word.slice(0, BEGINNING)))].map(containing);
  const begins = `' ' || ${folded} like any (${bind(beginnings.map((b) => `% ${b.slice(1)}`))})`;
  const cap = `order by created_at desc, id desc limit ${CANDIDATES / 2}`;
  const rows = await readRows<Omit<FoundEntity, "similarity">>(
    ctx,
    `(${from} and ${all} ${cap}) union (${from} and ${begins} ${cap})`,
    values,
  );
  return rows
    .map((row) => ({ ...row, similarity: nameSimilarity(query, row.name) }))
    .filter((row) => row.similarity >= filter.threshold)
    .sort((a, b) => b.similarity - a.similarity || a.name.localeCompare(b.name) || a.id.localeCompare(b.id))
    .slice(0, filter.limit);
}
