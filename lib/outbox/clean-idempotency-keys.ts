import type { Database } from "@/db/client";

const BATCH = 1_000;

/** Removes stored answers whose 24 hours are over, in batches. Returns how many. */
export async function cleanIdempotencyKeys(database: Database): Promise<number> {
  for (let removed = 0; ; ) {
    const rows = await database.asSystem((tx) =>
      tx.query(
        `delete from idempotency_keys k using (
           select tenant_id, mode, method, path, key from idempotency_keys
           where expires_at <= now() order by expires_at limit ${BATCH} for update skip locked
         ) old
         where k.tenant_id = old.tenant_id and k.mode = old.mode and k.method = old.method
           and k.path = old.path and k.key = old.key
         returning 1`,
      ),
    );
    removed += rows.length;
    if (rows.length < BATCH) return removed;
  }
}
