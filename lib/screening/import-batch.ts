import { createHash } from "node:crypto";
import type { Database, Tx } from "@/db/client";
import type { ImportProblem, ListedEntry } from "@/db/schema/watchlists";
import { canonicalJson } from "../audit/canonical-json";
import { DomainError } from "../errors";
import type { RunningImport } from "./import-begin";
import { topicBits } from "./topics";
import { writeSpellings } from "./write-spellings";

type BatchEntry = { record: number; sourceId: string; content: ListedEntry };
export type Batch = {
  from: number;
  entries: BatchEntry[];
  problems: ImportProblem[];
  skipped: number;
  publishedAt: string | null;
};
export const batchOf = (): Batch => ({ from: 0, entries: [], problems: [], skipped: 0, publishedAt: null });

/** Problems that are kept by name; all are counted. */
const MOST_PROBLEMS = 20;

const checkpointText = `
update watchlist_versions set records = $4::int, entries = entries + $5::int, names = names + $6::int,
  skipped = skipped + $7::int, broken = broken + $8::int,
  problems = case when jsonb_array_length(problems) < ${MOST_PROBLEMS} then problems || $9::text::jsonb else problems end,
  published_at = coalesce(published_at, $10), topics = topics | $11::smallint
where list = $1 and number = $2::int and state = 'importing' and lease_token = $3::uuid
returning number`;

const knownText = `
select id::text, source_id as "sourceId", first_version as "firstVersion", encode(content_hash, 'hex') as hash
from watchlist_entries where list = $1 and last_version is null and source_id = any($2::text[])`;

const entriesText = `
insert into watchlist_entries (list, source_id, first_version, content_hash, content)
select $1, e.source_id, $2::int, decode(e.hash, 'hex'), e.content::jsonb
from unnest($3::text[], $4::text[], $5::text[]) as e(source_id, hash, content)
returning id::text, source_id as "sourceId"`;

const namesText = `
insert into watchlist_names (entry_id, position, spelling_id, list, first_version, topics, kind, birth_dates, countries)
select n.entry_id::bigint, n.position::smallint, n.spelling_id::bigint, $1, $2::int, n.topics::smallint, n.kind,
  nullif(n.birth_dates, '')::text[], nullif(n.countries, '')::text[]
from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[])
  as n(entry_id, position, spelling_id, topics, kind, birth_dates, countries)`;

/**
 * Writes a batch of records and how far the import has come, together or not at all. Entries that the serving version
 * has in the same state are only noted as met again.
 * @throws DomainError CONFLICT when another import has taken this version over
 */
export async function writeBatch(
  database: Database,
  run: RunningImport,
  batch: Batch,
  records: number,
): Promise<void> {
  const hashed = unique(batch).map((entry) => ({
    ...entry,
    hash: createHash("sha256").update(canonicalJson(entry.content)).digest("hex"),
  }));
  await database.asSystem(async (tx) => {
    const ids = hashed.map((entry) => entry.sourceId);
    const known = ids.length === 0 ? [] : await tx.query<Known>(knownText, [run.list, ids]);
    const before = new Map(known.map((row) => [row.sourceId, row]));
    const [fresh, met] = [[] as Hashed[], [] as string[]];
    for (const entry of hashed) {
      const row = before.get(entry.sourceId);
      if (row?.firstVersion === run.number) {
        batch.problems.push({ record: entry.record, problem: "an id that came before" });
      } else if (row?.hash === entry.hash) met.push(row.id);
      else fresh.push(entry);
    }
    const again = met.length > 0 ? await noteMet(tx, run, met) : 0;
    const names = fresh.length > 0 ? await writeFresh(tx, run, fresh) : 0;
    const [mine] = await tx.query(checkpointText, [
      run.list,
      run.number,
      run.leaseToken,
      records,
      fresh.length + again,
      names,
      batch.skipped,
      batch.problems.length,
      JSON.stringify(batch.problems.slice(0, MOST_PROBLEMS)),
      batch.publishedAt,
      hashed.reduce((bits, entry) => bits | topicBits(entry.content.topics), 0),
    ]);
    if (!mine) throw new DomainError("CONFLICT", "Another import of this list has taken over.");
  });
}

type Known = { id: string; sourceId: string; firstVersion: number; hash: string };
type Hashed = BatchEntry & { hash: string };

/** An id twice in a file: the first stays. */
function unique(batch: Batch): BatchEntry[] {
  const ids = new Set<string>();
  return batch.entries.filter(({ sourceId, record }) => {
    if (!ids.has(sourceId)) return Boolean(ids.add(sourceId));
    batch.problems.push({ record, problem: "an id that came before" });
    return false;
  });
}

async function noteMet(tx: Tx, run: RunningImport, ids: string[]): Promise<number> {
  const rows = await tx.query(
    `insert into watchlist_seen (list, number, entry_id) select $1, $2::int, id::bigint from unnest($3::text[]) as id
     on conflict do nothing returning entry_id`,
    [run.list, run.number, ids],
  );
  return rows.length;
}

async function writeFresh(tx: Tx, run: RunningImport, entries: Hashed[]): Promise<number> {
  const rows = await tx.query<{ id: string; sourceId: string }>(entriesText, [
    run.list,
    run.number,
    entries.map((entry) => entry.sourceId),
    entries.map((entry) => entry.hash),
    entries.map((entry) => JSON.stringify(entry.content)),
  ]);
  const idOf = new Map(rows.map((row) => [row.sourceId, row.id]));
  const spellingOf = await writeSpellings(
    tx,
    entries.flatMap(({ content }) =>
      content.names.map(({ name }) => ({ name, topics: topicBits(content.topics) })),
    ),
  );
  const columns: string[][] = [[], [], [], [], [], [], []];
  for (const { sourceId, content } of entries) {
    const shared = [content.birthDates, content.countries].map(arrayText);
    content.names.forEach(({ name, kind }, position) => {
      const bits = String(topicBits(content.topics));
      const row = [idOf.get(sourceId), String(position), spellingOf.get(name), bits, kind, ...shared];
      row.forEach((value, i) => {
        columns[i]?.push(value ?? "");
      });
    });
  }
  await tx.query(namesText, [run.list, run.number, ...columns]);
  return columns[0]?.length ?? 0;
}

/** Dates or countries of an entry that an index takes; one with more is looked at itself. */
const MOST_INDEXED = 20;

/** As a PostgreSQL array literal; empty for null. */
function arrayText(list: string[]): string {
  if (list.length > MOST_INDEXED) return "";
  return `{${list.map((text) => `"${text.replace(/["\\]/g, "\\$&")}"`).join(",")}}`;
}
