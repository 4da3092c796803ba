import type { Database, Tx } from "@/db/client";
import { deleteVersion } from "./delete-version";
import type { ImportResult } from "./import-complete";
import type { ListFile } from "./list-file";

/** An import under way; its token ends every other import's right to write this version. */
export type RunningImport = {
  list: string;
  number: number;
  leaseToken: string;
  /** Records that an earlier try has written. */
  records: number;
  broken: number;
};
type Wanted = { list: string; format: string; reader: string; file: ListFile; leaseToken: string };

/**
 * Takes up an import of this very file that was broken off, or begins a new version after undoing what another left
 * half done. `unchanged` when the file is the serving version's.
 */
export async function beginImport(
  database: Database,
  wanted: Wanted,
): Promise<RunningImport | { unchanged: ImportResult }> {
  const { list, file } = wanted;
  const same = await servingVersion(database, wanted);
  if (same) return { unchanged: { ...same, list, isUnchanged: true } };
  const resumed = await database.asSystem((tx) => takeUp(tx, wanted));
  if (resumed) return resumed;
  await undoUnfinished(database, list);
  return database.asSystem(async (tx) => {
    await tx.query("insert into watchlists (name, format) values ($1, $2) on conflict do nothing", [
      list,
      wanted.format,
    ]);
    const [next] = await tx.query<{ number: number }>(
      "update watchlists set last_version = last_version + 1, format = $2 where name = $1 returning last_version as number",
      [list, wanted.format],
    );
    if (!next) throw new Error("The list's row is gone.");
    await tx.query(
      `insert into watchlist_versions (list, number, format, reader, file_name, file_sha256, file_bytes, lease_token)
       values ($1, $2::int, $3, $4, $5, $6, $7::bigint, $8::uuid)`,
      [
        list,
        next.number,
        wanted.format,
        wanted.reader,
        file.name,
        file.sha256,
        file.bytes,
        wanted.leaseToken,
      ],
    );
    return { list, number: next.number, leaseToken: wanted.leaseToken, records: 0, broken: 0 };
  });
}

async function servingVersion(database: Database, { list, reader, file }: Wanted) {
  const [row] = await database.readSystem<Omit<ImportResult, "list" | "isUnchanged">>(
    `select number as version, entries, names, skipped, broken, problems, 0 as added, 0 as changed, 0 as removed,
       entries as unchanged
     from watchlist_versions where list = $1 and state = 'current' and file_sha256 = $2 and reader = $3`,
    [list, file.sha256, reader],
  );
  return row;
}

async function takeUp(tx: Tx, { list, reader, file, leaseToken }: Wanted): Promise<RunningImport | null> {
  const [row] = await tx.query<{ number: number; records: number; broken: number }>(
    `update watchlist_versions set lease_token = $4::uuid
     where list = $1 and state = 'importing' and file_sha256 = $2 and reader = $3
     returning number, records, broken`,
    [list, file.sha256, reader, leaseToken],
  );
  return row ? { list, leaseToken, ...row } : null;
}

/** Versions that will never serve leave nothing behind but their row. */
async function undoUnfinished(database: Database, list: string): Promise<void> {
  const rows = await database.asSystem((tx) =>
    tx.query<{ number: number }>(
      `update watchlist_versions set state = 'abandoned', lease_token = null
       where list = $1 and state in ('importing', 'abandoned') and pruned_at is null returning number`,
      [list],
    ),
  );
  for (const { number } of rows) await deleteVersion(database, list, number);
}
