import type { ListVersions } from "./list-versions";
import { wantedKeys } from "./name-keys";
import type { NameWord } from "./prepare-name";
import type { ReadLists } from "./read-lists";
import type { ListKind } from "./topics";
import { bitOf } from "./topics";

export type Candidate = { entryId: string; name: string; kind: string; list: string; version: number };

/** Names compared of those found by two words, and of those found by one and part of another. */
const MOST_STRONG = 3_000;
const MOST_WEAK = 3_000;

const namesText = (keys: string, others: string, limit: number) => `
select n.entry_id::text as "entryId", n.name, n.kind, n.list, at.number as version
from watchlist_names n join unnest($3::text[], $4::text[]::int[]) as at(list, number) on at.list = n.list
where n.keys && ${keys}::int[]${others} and n.topics & $5::int <> 0
  and n.first_version <= at.number and (n.last_version is null or n.last_version >= at.number)
limit ${limit}`;
const text = `(${namesText("$1", "", MOST_STRONG)}) union all (${namesText("$2", " and not n.keys && $1::int[]", MOST_WEAK)})`;

/**
 * Names of these versions that may be the wanted one, by their keys (a GIN index); what they are worth is for the
 * comparison to say. At most 6,000, those first that share two words.
 */
export function findCandidates(
  read: ReadLists,
  words: NameWord[],
  kind: ListKind,
  versions: ListVersions,
): Promise<Candidate[]> {
  const { strong, weak } = wantedKeys(words);
  return read<Candidate>(text, [
    `{${strong.join(",")}}`,
    `{${weak.join(",")}}`,
    Object.keys(versions),
    Object.values(versions).map(String),
    bitOf(kind),
  ]);
}
