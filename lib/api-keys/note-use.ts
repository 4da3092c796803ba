import type { Database, Mode } from "@/db/client";

const MINUTE = 60_000;
const noted = new Map<string, number>();

/** Writes a key's `last_used_at`, at most once a minute and process, beside the request; a failure is of no matter. */
export function noteUse(database: Database, tenantId: string, mode: Mode, keyId: string): void {
  const now = Date.now();
  if (now - (noted.get(keyId) ?? 0) < MINUTE) return;
  noted.set(keyId, now);
  database
    .asSystem((tx) =>
      tx.query("update api_keys set last_used_at = now() where tenant_id = $1 and mode = $2 and id = $3", [
        tenantId,
        mode,
        keyId,
      ]),
    )
    .catch(() => {});
}
