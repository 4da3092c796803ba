import type { ReadLists } from "./read-lists";
import { bitOf, type ListKind } from "./topics";

/** List → version. */
export type ListVersions = Record<string, number>;

/** The versions that serve now, of every list that has entries for this kind of screening. */
export async function servingVersions(read: ReadLists, kind: ListKind): Promise<ListVersions> {
  const rows = await read<{ list: string; version: number }>(
    `select list, number as version from watchlist_versions
     where state = 'current' and topics & $1::int <> 0 order by list`,
    [bitOf(kind)],
  );
  return Object.fromEntries(rows.map((row) => [row.list, row.version]));
}
