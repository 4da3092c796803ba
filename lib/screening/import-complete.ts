import type { Database, Tx } from "@/db/client";
import type { ImportProblem } from "@/db/schema/watchlists";
import { DomainError } from "../errors";
import type { RunningImport } from "./import-begin";

export type ImportResult = {
  list: string;
  version: number;
  entries: number;
  names: number;
  skipped: number;
  broken: number;
  problems: ImportProblem[];
  added: number;
  changed: number;
  removed: number;
  unchanged: number;
  /** The file is the one that serves already: no new version. */
  isUnchanged: boolean;
};
type Row = Omit<ImportResult, "isUnchanged" | "version" | "added" | "changed" | "removed" | "unchanged">;

/** A version with less than this share of the one before is taken for a cut-off file. */
const LEAST_SHARE = 0.5;

const lockText = `
select v.list, v.entries, v.names, v.skipped, v.broken, v.problems, w.current_version as before,
  (select b.entries from watchlist_versions b where b.list = w.name and b.number = w.current_version) as "entriesBefore"
from watchlists w join watchlist_versions v on v.list = w.name
where w.name = $1 and v.number = $2::int and v.state = 'importing' and v.lease_token = $3::uuid
for update of w`;

// Whatever served until now and was not met again has served for the last time in the version before.
const endText = `
with ended as (
  update watchlist_entries e set last_version = $2::int - 1
  where e.list = $1 and e.last_version is null and e.first_version < $2::int
    and not exists (select from watchlist_seen s where s.list = $1 and s.number = $2::int and s.entry_id = e.id)
  returning e.id, e.source_id
), names as (
  update watchlist_names n set last_version = $2::int - 1 from ended where n.entry_id = ended.id
)
select count(*)::int as ended,
  count(*) filter (where exists (select from watchlist_entries f
    where f.list = $1 and f.source_id = ended.source_id and f.first_version = $2::int))::int as changed
from ended`;

// Every tenant's log says from when on which version answered its screenings.
const auditText = `
insert into audit_entries (tenant_id, id, mode, action, actor_type, actor_id, target_type, target_id, request_id, details, created_at)
select id, gen_random_uuid(), null, 'watchlist.imported', 'system', null, 'watchlist', null, $2, $1::text::jsonb, now()
from tenants where is_active`;

/**
 * Lets the imported version serve and ends the one before, in one transaction: a screening sees the one or the other.
 * Refuses (INVALID_REQUEST) a version without entries, or with less than half of those before unless `allowShrink`.
 */
export async function completeImport(
  database: Database,
  run: RunningImport,
  allowShrink: boolean,
): Promise<ImportResult> {
  return database.asSystem(async (tx) => {
    // Every entry may have changed: minutes for millions.
    await tx.query("set local statement_timeout = 0");
    const row = await lockVersion(tx, run, allowShrink);
    const [ended] = await tx.query<{ ended: number; changed: number }>(endText, [run.list, run.number]);
    const [seen] = await tx.query<{ n: number }>(
      "select count(*)::int as n from watchlist_seen where list = $1 and number = $2::int",
      [run.list, run.number],
    );
    const changed = ended?.changed ?? 0;
    const unchanged = seen?.n ?? 0;
    const counts = {
      added: row.entries - unchanged - changed,
      changed,
      removed: (ended?.ended ?? 0) - changed,
      unchanged,
    };
    await serve(tx, run, counts);
    await tx.query(auditText, [
      JSON.stringify({ list: run.list, version: run.number, entries: row.entries, ...counts }),
      `import ${run.list} ${run.number}`,
    ]);
    const { before: _, entriesBefore: __, ...shown } = row;
    return { ...shown, version: run.number, ...counts, isUnchanged: false };
  });
}

async function lockVersion(tx: Tx, run: RunningImport, allowShrink: boolean) {
  const [row] = await tx.query<Row & { before: number | null; entriesBefore: number | null }>(lockText, [
    run.list,
    run.number,
    run.leaseToken,
  ]);
  if (!row) throw new DomainError("CONFLICT", "Another import of this list has taken over.");
  const refuse = (why: string) =>
    new DomainError("INVALID_REQUEST", `The file was refused, the list serves as before: ${why}`);
  if (row.entries === 0) throw refuse("it lists nobody.");
  const before = row.entriesBefore ?? 0;
  if (!allowShrink && row.entries < before * LEAST_SHARE)
    throw refuse(
      `it has ${row.entries} entries, the version before ${before}. Is it whole? Then --allow-shrink.`,
    );
  return row;
}

async function serve(
  tx: Tx,
  run: RunningImport,
  counts: Pick<ImportResult, "added" | "changed" | "removed" | "unchanged">,
): Promise<void> {
  const at = [run.list, run.number];
  await tx.query(
    "update watchlist_versions set state = 'superseded', superseded_at = now() where list = $1 and state = 'current'",
    [run.list],
  );
  await tx.query(
    `update watchlist_versions set state = 'current', completed_at = now(), lease_token = null,
       added = $3::int, changed = $4::int, removed = $5::int, unchanged = $6::int
     where list = $1 and number = $2::int`,
    [...at, counts.added, counts.changed, counts.removed, counts.unchanged],
  );
  await tx.query("update watchlists set current_version = $2::int where name = $1", at);
  await tx.query("delete from watchlist_seen where list = $1 and number = $2::int", at);
}
