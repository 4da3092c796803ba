import type { Tx } from "@/db/client";
import { listedKeys } from "./name-keys";
import { prepareName } from "./prepare-name";

// Locked, so that pruning does not remove a spelling that is about to be borne again. One order for all: no deadlock.
const knownText = `
select s.id::text, s.name, s.topics from unnest($1::text[]) as given(name)
join watchlist_spellings s on s.hash = sha256(convert_to(given.name, 'UTF8'))
order by s.hash for key share of s`;
type Known = { id: string; name: string; topics: number };

const insertText = `
insert into watchlist_spellings (hash, name, topics, keys)
select sha256(convert_to(n.name, 'UTF8')) as hash, n.name, n.topics::smallint, n.keys::int[]
from unnest($1::text[], $2::text[], $3::text[]) as n(name, topics, keys) order by hash
on conflict (hash) do update set topics = watchlist_spellings.topics | excluded.topics
returning id::text, name, topics`;

const lockText = `
select id::text from watchlist_spellings where id = any($1::text[]::bigint[]) order by hash for no key update`;
const widenText = `
update watchlist_spellings s set topics = s.topics | n.topics::smallint
from unnest($1::text[], $2::text[]) as n(id, topics) where s.id = n.id::bigint`;

/** Makes sure each name stands among the spellings, with at least these topics. Name → id. */
export async function writeSpellings(
  tx: Tx,
  names: readonly { name: string; topics: number }[],
): Promise<Map<string, string>> {
  const wanted = new Map<string, number>();
  for (const { name, topics } of names) wanted.set(name, (wanted.get(name) ?? 0) | topics);
  const known = await tx.query<Known>(knownText, [[...wanted.keys()]]);
  const ids = new Map(known.map((row) => [row.name, row.id]));
  const narrow = known.filter((row) => ((wanted.get(row.name) ?? 0) & ~row.topics) !== 0);
  if (narrow.length > 0) {
    const narrowIds = narrow.map((row) => row.id);
    await tx.query(lockText, [narrowIds]);
    await tx.query(widenText, [narrowIds, narrow.map((row) => String(wanted.get(row.name)))]);
  }
  const fresh = [...wanted.keys()].filter((name) => !ids.has(name));
  if (fresh.length === 0) return ids;
  const rows = await tx.query<Known>(insertText, [
    fresh,
    fresh.map((name) => String(wanted.get(name))),
    fresh.map((name) => `{${listedKeys(prepareName(name)).join(",")}}`),
  ]);
  for (const row of rows) ids.set(row.name, row.id);
  return ids;
}
