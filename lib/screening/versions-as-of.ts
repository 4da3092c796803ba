import { invalid } from "../errors";
import { type ListVersions, servingVersions } from "./list-versions";
import type { ReadLists } from "./read-lists";
import { bitOf, type ListKind } from "./topics";

/**
 * Which versions to search: those that serve now; of lists named as `list@7` that version; with a moment, the
 * versions that served then. VALIDATION_ERROR for a version that is not there (any more).
 */
export async function versionsAsOf(
  read: ReadLists,
  kind: ListKind,
  asOf: string | null,
): Promise<ListVersions> {
  if (asOf === null) return servingVersions(read, kind);
  if (/^\d{4}-\d\d-\d\d/.test(asOf)) return servedAt(read, kind, asOf);
  const serving = await servingVersions(read, kind);
  const chosen = asOf.split(",").map((part) => part.trim());
  for (const part of chosen) {
    const [, list = "", number = ""] = /^([a-z0-9._-]+)@(\d{1,9})$/.exec(part) ?? [];
    if (list === "") throw invalid({ as_of: ["Must be LIST@VERSION (several with commas), or a moment."] });
    const [row] = await read<{ state: string }>(
      "select state from watchlist_versions where list = $1 and number = $2::int and state in ('current', 'superseded')",
      [list, number],
    );
    if (!row) throw invalid({ as_of: [`There is no version ${part} to search.`] });
    serving[list] = Number(number);
  }
  return serving;
}

async function servedAt(read: ReadLists, kind: ListKind, moment: string): Promise<ListVersions> {
  const at = new Date(moment);
  if (Number.isNaN(at.getTime())) throw invalid({ as_of: ["Must be a moment in ISO 8601."] });
  const rows = await read<{ list: string; version: number; state: string }>(
    `select distinct on (list) list, number as version, state from watchlist_versions
     where date_trunc('milliseconds', completed_at) <= $1 and topics & $2::int <> 0 order by list, completed_at desc`,
    [at, bitOf(kind)],
  );
  const pruned = rows.find((row) => row.state === "pruned");
  if (pruned) throw invalid({ as_of: [`${pruned.list}@${pruned.version} served then and has been pruned.`] });
  return Object.fromEntries(rows.map((row) => [row.list, row.version]));
}
