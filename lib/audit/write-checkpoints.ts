import { appendFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Database } from "@/db/client";
import { operatorPublicKey, signAsOperator } from "../crypto/operator-key";
import { checkpointDir } from "../env";
import { instantText } from "../format/instant";
import { type Checkpoint, checkpointBytes } from "./checkpoint";
import { readCheckpoints } from "./read-checkpoints";

const headsText = `
select t.id, a.sequence, encode(a.hash, 'hex') as hash from tenants t
join lateral (
  select sequence, hash from audit_entries
  where tenant_id = t.id and sequence is not null order by sequence desc limit 1
) a on true`;

/**
 * Appends a signed checkpoint of each tenant's chain that has grown since the last one, to a file a tenant below
 * AUDIT_CHECKPOINT_DIR (JSON lines). Mount that folder from another machine, or copy it away: it is what a
 * changed database is compared with. Returns how many were written.
 */
export async function writeCheckpoints(database: Database, now: Date = new Date()): Promise<number> {
  const folder = checkpointDir();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  let written = 0;
  for (const head of await database.readSystem<{ id: string; sequence: string; hash: string }>(headsText)) {
    const sequence = Number(head.sequence);
    const last = (await readCheckpoints(folder, head.id)).at(-1);
    // Never a checkpoint behind an earlier one: that chain was cut, and the earlier one must tell.
    if (last && last.sequence >= sequence) continue;
    const unsigned = {
      tenant_id: head.id,
      sequence,
      hash: head.hash,
      created_at: instantText(now),
      public_key: operatorPublicKey(),
    };
    const checkpoint: Checkpoint = { ...unsigned, signature: signAsOperator(checkpointBytes(unsigned)) };
    await appendFile(join(folder, `${head.id}.jsonl`), `${JSON.stringify(checkpoint)}\n`, { mode: 0o600 });
    written += 1;
  }
  return written;
}
