import type { Database } from "@/db/client";
import type { MediaStore, StoredFile } from "./media-store";

const HOUR = 3_600_000;
const BATCH = 500;

/**
 * Deletes files older than an hour that no row names: uploads whose transaction did not commit, and interrupted
 * writes. Younger ones may belong to a transaction that is still running. Returns how many it deleted.
 */
export async function sweepOrphans(
  database: Database,
  store: MediaStore,
  now: Date = new Date(),
): Promise<number> {
  let deleted = 0;
  let batch: StoredFile[] = [];
  for await (const file of store.list()) {
    if (now.getTime() - file.modifiedAt.getTime() < HOUR) continue;
    batch.push(file);
    if (batch.length < BATCH) continue;
    deleted += await sweepBatch(database, store, batch);
    batch = [];
  }
  return deleted + (await sweepBatch(database, store, batch));
}

async function sweepBatch(database: Database, store: MediaStore, files: StoredFile[]): Promise<number> {
  if (files.length === 0) return 0;
  const rows = await database.readSystem<{ storage_key: string }>(
    "select storage_key from media where deleted_at is null and storage_key = any ($1)",
    [files.map((f) => f.key)],
  );
  const named = new Set(rows.map((r) => r.storage_key));
  const orphans = files.filter((f) => !named.has(f.key));
  for (const orphan of orphans) await store.delete(orphan.key);
  return orphans.length;
}
