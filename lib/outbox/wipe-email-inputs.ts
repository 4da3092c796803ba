import type { Database } from "@/db/client";

// Longer than all tries together: nobody is working on these any more.
const OLD = "3 days";

/** Gives up mails that were never sent in three days, so that no link lies about for ever. Returns how many. */
export async function wipeEmailInputs(database: Database): Promise<number> {
  const rows = await database.asSystem((tx) =>
    tx.query(
      `update emails set state = 'failed', sealed_input = null, finished_at = now(), lease_token = null,
         leased_until = null, last_error = coalesce(last_error, 'It could not be sent in time.')
       where state = 'pending' and run_at <= now() and created_at < now() - interval '${OLD}'
         and (leased_until is null or leased_until <= now())
       returning 1`,
    ),
  );
  return rows.length;
}
