import type { Database } from "@/db/client";
import { notFound } from "../errors";
import { deleteUnborneSpellings } from "./delete-unborne-spellings";
import { alone } from "./import-lock";

const BATCH = 5_000;

/**
 * Removes the entries of a list that only versions older than the newest `keep` had; those versions can no longer be
 * searched. Hits keep what they were compared with. Works piece by piece. NOT_FOUND for an unknown list.
 */
export async function pruneWatchlist(
  database: Database,
  list: string,
  keep: number,
): Promise<{ versions: number; entries: number }> {
  return alone(database, list, async () => {
    const [oldest] = await database.readSystem<{ number: number | null }>(
      `select min(number) as number from (
         select number from watchlist_versions where list = $1 and state in ('current', 'superseded')
         order by number desc limit $2::int) kept`,
      [list, keep],
    );
    if (!oldest?.number) throw notFound("List");
    const { number } = oldest;
    const versions = await database.asSystem((tx) =>
      tx.query(
        `update watchlist_versions set state = 'pruned', pruned_at = now()
         where list = $1 and state = 'superseded' and number < $2::int returning number`,
        [list, number],
      ),
    );
    let entries = 0;
    for (;;) {
      const deleted = await database.asSystem((tx) =>
        tx.query(
          `delete from watchlist_entries where id in (
             select id from watchlist_entries where list = $1 and last_version < $2::int limit ${BATCH}) returning id`,
          [list, number],
        ),
      );
      entries += deleted.length;
      if (deleted.length < BATCH) break;
    }
    await deleteUnborneSpellings(database);
    return { versions: versions.length, entries };
  });
}
