import type { Database } from "@/db/client";
import type { ImportResult } from "@/lib/screening/import-complete";
import { type ImportProgress, importWatchlist } from "@/lib/screening/import-watchlist";
import { listWatchlists } from "@/lib/screening/list-watchlists";
import { pruneWatchlist } from "@/lib/screening/prune-watchlist";
import { READERS } from "@/lib/screening/readers/all-readers";
import type { Arguments } from "../arguments";
import type { Command, Output } from "../command";
import { table } from "../table";
import { UsageError } from "../usage-error";

const FORMATS = READERS.map(({ format }) => format);
const NAMES: Record<string, string> = Object.fromEntries(
  FORMATS.map((format) => [
    format,
    format.replace(/-(csv|xml|json|advanced)$/, "").replace("ftm", "opensanctions"),
  ]),
);

/** Progress on standard error: in place on a terminal, else a line for every tenth of the file. */
function progressShown(): (progress: ImportProgress) => void {
  const began = performance.now();
  let tenth = -1;
  return ({ records, readBytes, totalBytes, resumedAt }) => {
    const share = Math.min(1, readBytes / totalBytes);
    const seconds = (performance.now() - began) / 1000;
    const rate = Math.round(Math.max(0, records - resumedAt) / Math.max(seconds, 0.001));
    const from = resumedAt > 0 ? `, resumed at ${resumedAt.toLocaleString("en")}` : "";
    const line = `${String(Math.floor(share * 100)).padStart(3)} %  ${records.toLocaleString("en")} records, ${rate.toLocaleString("en")}/s${from}`;
    if (process.stderr.isTTY) process.stderr.write(`\r${line}\u001b[K`);
    else if (Math.floor(share * 10) > tenth) process.stderr.write(`${line}\n`);
    tenth = Math.floor(share * 10);
  };
}

const inWords = (result: ImportResult): string[] => [
  result.isUnchanged
    ? `This file is ${result.list}@${result.version}, which serves already. Nothing changed.`
    : `${result.list}@${result.version} serves now: ${result.entries.toLocaleString("en")} entries.`,
  `Added ${result.added}, changed ${result.changed}, removed ${result.removed}, unchanged ${result.unchanged}.`,
  `Left out: ${result.skipped} that are no people or companies, ${result.broken} that cannot be read.`,
  ...result.problems.map(({ record, problem }) => `  record ${record}: ${problem}`),
];

async function importList(database: Database, given: Arguments): Promise<Output> {
  const [format, path, ...more] = given.positionals;
  if (!format || !path || more.length > 0) throw new UsageError("watchlists import FORMAT FILE");
  if (!FORMATS.includes(format)) throw new UsageError(`FORMAT must be one of: ${FORMATS.join(", ")}`);
  const result = await importWatchlist(database, {
    list: given.text("list") ?? NAMES[format] ?? format,
    format,
    path,
    topics: given.list("topics"),
    allowShrink: given.flag("allow-shrink"),
    onProgress: progressShown(),
  });
  if (process.stderr.isTTY) process.stderr.write("\n");
  const { isUnchanged, ...rest } = result;
  return { data: { ...rest, is_unchanged: isUnchanged }, lines: inWords(result) };
}

async function list(database: Database, given: Arguments): Promise<Output> {
  const rows = await listWatchlists(database, given.text("list") ?? null);
  return {
    data: rows.map((row) => ({
      list: row.list,
      version: row.version,
      state: row.state,
      format: row.format,
      file_name: row.fileName,
      file_sha256: row.fileSha256,
      published_at: row.publishedAt,
      entries: row.entries,
      skipped: row.skipped,
      broken: row.broken,
      problems: row.problems,
      added: row.added,
      changed: row.changed,
      removed: row.removed,
      unchanged: row.unchanged,
      started_at: row.startedAt,
      completed_at: row.completedAt,
    })),
    lines: table(
      ["List", "Version", "State", "Entries", "Broken", "Published", "Served from", "File"],
      rows.map((r) => [
        r.list,
        r.version,
        r.state,
        r.entries,
        r.broken,
        r.publishedAt,
        r.completedAt,
        r.fileName,
      ]),
    ),
  };
}

async function prune(database: Database, given: Arguments): Promise<Output> {
  const keep = given.number("keep") ?? 0;
  if (!Number.isInteger(keep) || keep < 1)
    throw new UsageError("--keep is how many versions stay, 1 or more");
  const pruned = await pruneWatchlist(database, given.required("list"), keep);
  return {
    data: pruned,
    lines: [`${pruned.versions} versions pruned, ${pruned.entries} entries that only they had are gone.`],
  };
}

export const watchlistCommands: Command[] = [
  {
    name: "watchlists import",
    summary: "Import a version of a watchlist; the version before serves until this one is whole",
    usage: `FORMAT FILE [--list NAME] [--topics TOPIC,…] [--allow-shrink]\n\n  FORMAT\n${READERS.map(
      (reader) => `    ${reader.format.padEnd(18)} ${reader.title}`,
    ).join(
      "\n",
    )}\n\n  --topics is what entries are on the list for, where the format does not say: sanction, role.pep, …`,
    takesName: true,
    options: {
      list: { type: "string" },
      topics: { type: "string", multiple: true },
      "allow-shrink": { type: "boolean" },
    },
    run: importList,
  },
  {
    name: "watchlists list",
    summary: "Lists and their versions, newest first",
    usage: "[--list NAME]",
    options: { list: { type: "string" } },
    run: list,
  },
  {
    name: "watchlists prune",
    summary: "Remove what only old versions of a list had",
    usage: "--list NAME --keep NUMBER",
    options: { list: { type: "string" }, keep: { type: "string" } },
    run: prune,
  },
];
