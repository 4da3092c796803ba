import type { Database } from "@/db/client";
import { DomainError, invalid } from "../errors";
import { newId } from "../ids";
import { batchOf, writeBatch } from "./import-batch";
import { beginImport, type RunningImport } from "./import-begin";
import { completeImport, type ImportResult } from "./import-complete";
import { alone } from "./import-lock";
import { openListFile } from "./list-file";
import { READERS } from "./readers/all-readers";
import type { ReadItem } from "./readers/reader";
import { UNSPECIFIED } from "./topics";

export type ImportInput = {
  list: string;
  format: string;
  path: string;
  /** Topics of entries that name none; without any, both kinds of screening look at them. */
  topics?: readonly string[];
  /** Accept a version with less than half the entries of the one before. */
  allowShrink?: boolean;
  onProgress?: (progress: ImportProgress) => void;
};
export type ImportProgress = { records: number; readBytes: number; totalBytes: number; resumedAt: number };

const BATCH = 1_000;
/** A file of which so much cannot be read is of another format. */
const MOST_BROKEN = 0.2;
const LIST_NAME = /^[a-z0-9][a-z0-9._-]{0,59}$/;

/**
 * Imports a version of a watchlist. Until it is whole the version before serves, then it serves at once, everywhere;
 * entries that did not change stay the rows they were. An import that was broken off goes on where it stopped when the
 * same file is given again; another file begins anew. Broken records are counted and left out. The same file as the
 * serving version's changes nothing.
 * Refuses: INVALID_REQUEST for another format, a file that is cut off, nearly empty or mostly unreadable; CONFLICT
 * while the list is being imported.
 */
export async function importWatchlist(database: Database, input: ImportInput): Promise<ImportResult> {
  const reader = READERS.find(({ format }) => format === input.format);
  if (!reader) throw invalid({ format: [`Must be one of: ${READERS.map((r) => r.format).join(", ")}.`] });
  if (!LIST_NAME.test(input.list))
    throw invalid({ list: ["Must be lower-case letters, digits, dots and dashes, at most 60."] });
  const name = input.path.split(/[\\/]/).at(-1) ?? "";
  const file = await openListFile(input.path, reader.companions?.(name) ?? []);
  const topics = input.topics?.length ? [...input.topics].sort() : [UNSPECIFIED];
  const identity = `${reader.format}/${reader.version} ${topics.join(",")}`;
  return alone(database, input.list, async () => {
    const begun = await beginImport(database, {
      list: input.list,
      format: reader.format,
      reader: identity,
      file,
      leaseToken: newId(),
    });
    if ("unchanged" in begun) return begun.unchanged;
    try {
      await readAll(database, begun, reader.read(file.texts, { topics }), (records) =>
        input.onProgress?.({
          records,
          readBytes: file.readBytes(),
          totalBytes: file.bytes,
          resumedAt: begun.records,
        }),
      );
      return await completeImport(database, begun, input.allowShrink ?? false);
    } catch (error) {
      // What is wrong with the file will be wrong again: nothing to resume. Everything else can be gone on with.
      if (error instanceof DomainError) await abandon(database, begun);
      throw error;
    }
  });
}

async function readAll(
  database: Database,
  run: RunningImport,
  items: AsyncGenerator<ReadItem, void>,
  onRecords: (records: number) => void,
): Promise<void> {
  let batch = batchOf();
  let record = 0;
  let broken = run.broken;
  const flush = async () => {
    await writeBatch(database, run, batch, record);
    broken += batch.problems.length;
    batch = batchOf();
    onRecords(record);
  };
  for await (const item of items) {
    if (item.is === "published") {
      batch.publishedAt = item.at;
      continue;
    }
    record += 1;
    if (record <= run.records) continue;
    if (item.is === "skipped") batch.skipped += 1;
    else if (item.is === "broken") batch.problems.push({ record, problem: item.problem });
    else batch.entries.push({ record, sourceId: item.sourceId, content: item.content });
    if (record - Math.max(run.records, batch.from) >= BATCH) {
      await flush();
      batch.from = record;
    }
  }
  await flush();
  if (broken > Math.max(20, record * MOST_BROKEN)) {
    throw new DomainError(
      "INVALID_REQUEST",
      `The file was refused, the list serves as before: ${broken} of ${record} records cannot be read.`,
    );
  }
}

async function abandon(database: Database, run: RunningImport): Promise<void> {
  await database.asSystem((tx) =>
    tx.query(
      `update watchlist_versions set state = 'abandoned', lease_token = null
       where list = $1 and number = $2::int and state = 'importing' and lease_token = $3::uuid`,
      [run.list, run.number, run.leaseToken],
    ),
  );
}
