import type { Database } from "@/db/client";
import { log } from "../log";

const EVERY_MS = 60_000;
const MOST_KEYS = 10_000;
const noted = new Map<string, number>();

const writeText = `
update api_keys set last_used_at = now()
where tenant_id = $1 and mode = $2 and id = $3 and (last_used_at is null or last_used_at < now() - interval '1 minute')`;

/**
 * Writes when a key was last used, at most once a minute per key and process, in the background. That a request
 * is answered never depends on it.
 */
export function noteKeyUse(database: Database, key: { tenantId: string; mode: string; id: string }): void {
  const now = Date.now();
  if ((noted.get(key.id) ?? 0) > now - EVERY_MS) return;
  if (noted.size >= MOST_KEYS) noted.clear();
  noted.set(key.id, now);
  database
    .asSystem((tx) => tx.query(writeText, [key.tenantId, key.mode, key.id]))
    .catch((error: Error) => log().warn({ keyId: key.id, error: error.name }, "key use not noted"));
}
