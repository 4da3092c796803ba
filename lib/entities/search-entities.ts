import { authorize } from "../authorize";
import { type Ctx, readRows } from "../context";
import { nameSimilarity, nameTokens } from "../screening/name-similarity";
import type { EntityType } from "./entity-fields";

export type FoundEntity = {
  id: string;
  name: string;
  entityType: EntityType;
  entitySubtype: string | null;
  isPrimary: boolean;
  /** 0 to 1, three decimals. */
  similarity: number;
};

/** How many names are compared at most, those with the most of the query's words first. */
const CANDIDATES = 500;
/** How many of the newest entities are looked through for candidates: about 0.3 s. */
const SCANNED = 100_000;
const WORDS = 6;
const BEGINNING = 2;

// What the database sees is not folded: "nu" must find "Ñu" too. The comparison itself folds everything.
const MARKED = "àáâãäåāăąçćčďđèéêëēėęěğìíîïīıłñńňòóôõöøōőřśšşșťțùúûüūůűýÿźżž";
const CLASSES = Map.groupBy(MARKED, (letter) => nameTokens(letter)[0] ?? letter);
const pattern = (word: string) =>
  Array.from(word, (letter) => `[${letter}${CLASSES.get(letter)?.join("") ?? ""}]`).join("");

const columns = `id, name, entity_type as "entityType", entity_subtype as "entitySubtype", is_primary as "isPrimary"`;

/**
 * Entities whose name is like `query`, best first, with the similarity that screening computes. Looks through the
 * newest 100,000 and compares at most 500 of them: names with a word that begins with the same two letters as one of
 * the query's. Needs `entities:read`.
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
  const values = [ctx.tenantId, ctx.mode];
  const bind = (value: string) => `$${values.push(value)}`;
  const type = filter.entityType ? ` and entity_type = ${bind(filter.entityType)}` : "";
  // Words hold letters and digits only, so nothing in them means anything to a regular expression.
  const beginnings = words.map((word) => pattern(Array.from(word).slice(0, BEGINNING).join("")));
  const begins = bind(`\\m(${beginnings.join("|")})`);
  const rank = words.map((word) => `(name ~* ${bind(`\\m${pattern(word)}\\M`)})::int`).join(" + ");
  const rows = await readRows<Omit<FoundEntity, "similarity">>(
    ctx,
    `select ${columns} from (
       select * from entities where tenant_id = $1 and mode = $2 and erased_at is null${type}
       order by created_at desc, id desc limit ${SCANNED}
     ) newest where name ~* ${begins} order by ${rank} desc, created_at desc, id desc limit ${CANDIDATES}`,
    values,
  );
  return rows
    .map((row) => ({ ...row, similarity: nameSimilarity(query, row.name) }))
    .filter((row) => row.similarity >= filter.threshold)
    .sort((a, b) => b.similarity - a.similarity || a.name.localeCompare(b.name) || a.id.localeCompare(b.id))
    .slice(0, filter.limit);
}
