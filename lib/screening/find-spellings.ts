import { wantedKeys } from "./name-keys";
import type { NameWord } from "./prepare-name";
import type { ReadLists } from "./read-lists";
import { bitOf, type ListKind } from "./topics";

export type Spelling = [id: number, name: string];

/** Spellings compared for one search. More share a key only with names that say nothing (a single common word). */
const MOST_SPELLINGS = 25_000;

// One row, read as JSON: a row each would cost more than the comparison.
const text = `
select coalesce(json_agg(json_build_array(found.id, found.name)), '[]') as found from (
  select id, name from watchlist_spellings where keys && $1::int[] and topics & $2::int <> 0
  limit ${MOST_SPELLINGS + 1}) found`;

/**
 * Names on the lists that may be the wanted one, by their keys (a GIN index); what they are worth is for the
 * comparison to say. `isCut`: more had one of the keys than are compared for one search.
 */
export async function findSpellings(
  read: ReadLists,
  words: NameWord[],
  kind: ListKind,
): Promise<{ spellings: Spelling[]; isCut: boolean }> {
  const keys = wantedKeys(words);
  const [row] = await read<{ found: Spelling[] }>(text, [
    `{${[...keys.strong, ...keys.weak].join(",")}}`,
    bitOf(kind),
  ]);
  const found = row?.found ?? [];
  return { spellings: found.slice(0, MOST_SPELLINGS), isCut: found.length > MOST_SPELLINGS };
}
