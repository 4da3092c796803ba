import type { ScreenedFields } from "@/db/schema/screening";
import type { ListedEntry, ListedName } from "@/db/schema/watchlists";
import { NAME_SHARE } from "./algorithm";
import { BIRTH_DATE_EFFECT, COUNTRY_EFFECT, yearsThatMayAgree } from "./compare-details";
import type { ListVersions } from "./list-versions";
import type { ReadLists } from "./read-lists";
import { bitOf, type ListKind } from "./topics";

/** An entry that bears a similar name; the most similar one of its names. */
export type Bearer = {
  entryId: string;
  spellingId: number;
  kind: ListedName["kind"];
  list: string;
  version: number;
  sourceId: string;
  entryHash: string;
  content: ListedEntry;
  /** Of how many that may reach the threshold this is one. */
  of: number;
};

/** Entries looked at in detail, of those that may reach the threshold. */
export const MOST_BEARERS = 200;
/** A name that is listed as a weak alias has to be met more exactly. */
const WEAK_ALIAS = 0.92;

// The most that birth date and country can add, so that nothing is left out that exact scoring would let in.
const { full, swapped, year, close } = BIRTH_DATE_EFFECT;
const MOST_BY_BIRTH = `(array[${BIRTH_DATE_EFFECT.disagrees}, 0, ${Math.max(swapped, year, close)}, ${full}]::real[])[born + 1]`;
const MOST_BY_COUNTRY = `(array[${COUNTRY_EFFECT.disagrees}, 0, ${COUNTRY_EFFECT.agrees}]::real[])[lives + 1]`;

// Reads nothing but an index of watchlist_names: a common name has thousands of bearers, all over the table.
const text = `
with borne as (
  select n.entry_id, n.spelling_id, n.kind, n.list, at.number as version, near.score,
    case when $7::text is null or cardinality(n.birth_dates) = 0 then 1
      when n.birth_dates is null or $7 = any(n.birth_dates) then 3
      when exists (select from unnest(n.birth_dates) as d where left(d, 4) = any($8::text[])) then 2 else 0 end as born,
    case when cardinality($9::text[]) = 0 or cardinality(n.countries) = 0 then 1
      when n.countries is null or n.countries && $9::text[] then 2 else 0 end as lives
  from unnest($1::text[]::bigint[], $2::text[]::real[]) as near(spelling_id, score)
  join watchlist_names n on n.spelling_id = near.spelling_id
  join unnest($3::text[], $4::text[]::int[]) as at(list, number) on at.list = n.list
  where n.topics & $5::int <> 0 and n.first_version <= at.number
    and (n.last_version is null or n.last_version >= at.number)
    and (n.kind <> 'weak' or near.score >= ${WEAK_ALIAS})
), best as (
  select distinct on (entry_id) * from borne
  where score * ${NAME_SHARE} + ${MOST_BY_BIRTH} + ${MOST_BY_COUNTRY} >= $6::real - 0.001
  order by entry_id, score desc, spelling_id
), possible as (
  select *, count(*) over () as of from best
  order by born desc, lives desc, score desc, entry_id limit ${MOST_BEARERS}
)
select p.entry_id::text as "entryId", p.spelling_id::float8 as "spellingId", p.kind, p.list, p.version,
  p.of::int as of, e.source_id as "sourceId", encode(e.content_hash, 'hex') as "entryHash", e.content
from possible p join watchlist_entries e on e.id = p.entry_id`;

/**
 * The entries of these versions that bear one of these names and may reach the threshold with their birth dates and
 * countries; of more than 200 those with the most evidence.
 */
export function findBearers(
  read: ReadLists,
  near: readonly { id: number; score: number }[],
  wanted: { fields: ScreenedFields; kind: ListKind; versions: ListVersions; threshold: number },
): Promise<Bearer[]> {
  const { fields, kind, versions, threshold } = wanted;
  return read<Bearer>(text, [
    near.map(({ id }) => String(id)),
    near.map(({ score }) => String(score)),
    Object.keys(versions),
    Object.values(versions).map(String),
    bitOf(kind),
    threshold,
    fields.birthDate,
    fields.birthDate === null ? [] : yearsThatMayAgree(fields.birthDate),
    fields.countries,
  ]);
}
