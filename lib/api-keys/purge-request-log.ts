import type { Database } from "@/db/client";

/** Days that the log of requests goes back. */
export const REQUEST_LOG_DAYS = 7;
const BATCH = 5_000;

/** Removes what the request log no longer keeps, in batches. Returns how many rows. */
export async function purgeRequestLog(database: Database): Promise<number> {
  for (let removed = 0; ; ) {
    const rows = await database.asSystem((tx) =>
      tx.query(
        `delete from api_requests r using (
           select tenant_id, mode, created_at, id from api_requests
           where created_at < now() - interval '${REQUEST_LOG_DAYS} days' limit ${BATCH} for update skip locked
         ) old
         where r.tenant_id = old.tenant_id and r.mode = old.mode and r.created_at = old.created_at and r.id = old.id returning 1`,
      ),
    );
    removed += rows.length;
    if (rows.length < BATCH) return removed;
  }
}
