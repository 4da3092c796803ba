import type { Database } from "@/db/client";
import type { ImportProblem, VersionState } from "@/db/schema/watchlists";

export type WatchlistVersion = {
  list: string;
  version: number;
  state: VersionState;
  format: string;
  fileName: string;
  fileSha256: string;
  publishedAt: string | null;
  entries: number;
  names: number;
  skipped: number;
  broken: number;
  problems: ImportProblem[];
  added: number | null;
  changed: number | null;
  removed: number | null;
  unchanged: number | null;
  startedAt: Date;
  completedAt: Date | null;
};

/** The versions of all lists (or one), newest first within a list. Belongs to the installation: no tenant's data. */
export function listWatchlists(database: Database, list: string | null = null): Promise<WatchlistVersion[]> {
  return database.readSystem<WatchlistVersion>(
    `select list, number as version, state, format, file_name as "fileName", file_sha256 as "fileSha256",
       published_at as "publishedAt", entries, names, skipped, broken, problems, added, changed, removed, unchanged,
       started_at as "startedAt", completed_at as "completedAt"
     from watchlist_versions where $1::text is null or list = $1 order by list, number desc limit 500`,
    [list],
  );
}
