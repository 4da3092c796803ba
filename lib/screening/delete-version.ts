import type { Database } from "@/db/client";
import { deleteUnborneSpellings } from "./delete-unborne-spellings";

const BATCH = 5_000;

/** Removes, piece by piece, the entries that an import which will not be finished has written. */
export async function deleteVersion(database: Database, list: string, number: number): Promise<void> {
  for (;;) {
    const deleted = await database.asSystem((tx) =>
      tx.query(
        `delete from watchlist_entries where id in (
           select id from watchlist_entries where list = $1 and first_version = $2::int limit ${BATCH}) returning id`,
        [list, number],
      ),
    );
    if (deleted.length < BATCH) break;
  }
  await deleteUnborneSpellings(database);
  await database.asSystem(async (tx) => {
    await tx.query("delete from watchlist_seen where list = $1 and number = $2::int", [list, number]);
    await tx.query("update watchlist_versions set pruned_at = now() where list = $1 and number = $2::int", [
      list,
      number,
    ]);
  });
}
