import type { Database, Tx } from "@/db/client";
import { CONTENT_COLUMNS, GENESIS, type SealedContent, sealHash } from "./seal-hash";

const BATCH = 500;

// By tenant, along the unique index: the log itself is never scanned.
const waitingText = `
select t.id from tenants t
where exists (select from audit_entries a where a.tenant_id = t.id and a.sequence is null)`;

const headText = `
select sequence, hash from audit_entries
where tenant_id = $1::uuid and sequence is not null order by sequence desc limit 1`;

const nextText = `
select ${CONTENT_COLUMNS} from audit_entries a
where a.tenant_id = $1::uuid and a.sequence is null order by a.created_at, a.id limit ${BATCH}`;

const writeText = `
update audit_entries a set sequence = s.sequence, hash = decode(s.hash, 'hex'), sealed_at = now()
from jsonb_to_recordset($2::text::jsonb) as s(id uuid, sequence bigint, hash text)
where a.tenant_id = $1::uuid and a.id = s.id and a.sequence is null
returning a.id`;

/** Puts new audit entries of every tenant into its hash chain. Returns how many were sealed. */
export async function sealEntries(database: Database): Promise<number> {
  const waiting = await database.readSystem<{ id: string }>(waitingText);
  let sealed = 0;
  for (const tenant of waiting) {
    for (let batch = BATCH; batch === BATCH; sealed += batch) {
      batch = await database.asSystem((tx) => sealBatch(tx, tenant.id));
    }
  }
  return sealed;
}

/** The next entries of one tenant; 0 when another worker is at it. */
async function sealBatch(tx: Tx, tenantId: string): Promise<number> {
  const [lock] = await tx.query<{ mine: boolean }>(
    "select pg_try_advisory_xact_lock(hashtext('veridesk.audit'), hashtext($1)) as mine",
    [tenantId],
  );
  if (!lock?.mine) return 0;
  // Read after the lock: the statement sees what the last holder committed.
  const [head] = await tx.query<{ sequence: string; hash: Buffer }>(headText, [tenantId]);
  let sequence = Number(head?.sequence ?? 0);
  let hash = head?.hash ?? GENESIS;
  const entries = await tx.query<Omit<SealedContent, "sequence">>(nextText, [tenantId]);
  const seals = entries.map((entry) => {
    sequence += 1;
    hash = sealHash(hash, { ...entry, sequence });
    return { id: entry.id, sequence, hash: hash.toString("hex") };
  });
  if (seals.length > 0) await tx.query(writeText, [tenantId, JSON.stringify(seals)]);
  return seals.length;
}
