import postgres from "postgres";
import { env } from "../env";

/** Channel on which workers listen. A hint only: polling is the truth. */
export const WAKE_CHANNEL = "veridesk_work";

/** A busy process would otherwise spend a commit on NOTIFY for each of its own. */
const EVERY_MS = 25;

const store = globalThis as typeof globalThis & { veridesk_wake?: { sql: postgres.Sql; pending: boolean } };

/**
 * Tells idle workers that there is work, at most once per 25 ms and process. Called after commit; its loss costs a
 * poll interval, nothing else. Sent outside the transaction: NOTIFY inside one serialises commits.
 */
export function wakeWorkers(): void {
  store.veridesk_wake ??= {
    sql: postgres(env().DATABASE_URL, { max: 1, idle_timeout: 60, onnotice: () => {} }),
    pending: false,
  };
  const wake = store.veridesk_wake;
  if (wake.pending) return;
  wake.pending = true;
  setTimeout(() => {
    wake.pending = false;
    wake.sql.notify(WAKE_CHANNEL, "").catch(() => {});
  }, EVERY_MS).unref();
}
