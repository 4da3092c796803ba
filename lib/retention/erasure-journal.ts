import { appendFile, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Database, Mode } from "@/db/client";
import { checkpointDir } from "../env";
import { instantText } from "../format/instant";

const Line = z.object({
  tenant_id: z.uuid(),
  mode: z.enum(["test", "live"]),
  erased_at: z.iso.datetime(),
  /** An entity with everything about it, or one file of one session. */
  entity_id: z.uuid().optional(),
  session_id: z.uuid().optional(),
  media_id: z.uuid().optional(),
});
export type ErasureLine = z.infer<typeof Line>;

const file = () => join(checkpointDir(), "erasures.jsonl");
const nameOf = (line: ErasureLine): string => line.entity_id ?? line.media_id ?? "";

// A row shows up when its transaction commits, which may be a while after the time in it.
const OVERLAP_MS = 3_600_000;

type Row = {
  tenant_id: string;
  mode: Mode;
  at: Date;
  entity_id: string | null;
  session_id: string | null;
  media_id: string | null;
};

const text = `
select tenant_id, mode, finished_at as at, entity_id, null::uuid as session_id, null::uuid as media_id
from erasures where state = 'done' and finished_at > $1
union all
select tenant_id, mode, deleted_at, null, session_id, id from media
where deleted_reason = 'redacted' and deleted_at > $1
order by at`;

/**
 * Appends what was erased since the last time to AUDIT_CHECKPOINT_DIR/erasures.jsonl, outside the database: after an
 * older backup was restored it says what has to be erased again. Ids and times only. Returns how many were written.
 */
export async function writeErasureJournal(database: Database): Promise<number> {
  const { lines: known } = await readErasureJournal();
  const names = new Set(known.map(nameOf));
  const last = known.reduce((latest, line) => Math.max(latest, Date.parse(line.erased_at)), 0);
  const rows = await database.readSystem<Row>(text, [new Date(Math.max(0, last - OVERLAP_MS))]);
  const lines = rows
    .map(
      (row): ErasureLine => ({
        ...{ tenant_id: row.tenant_id, mode: row.mode, erased_at: instantText(row.at) },
        ...(row.entity_id ? { entity_id: row.entity_id } : {}),
        ...(row.session_id && row.media_id ? { session_id: row.session_id, media_id: row.media_id } : {}),
      }),
    )
    .filter((line) => !names.has(nameOf(line)));
  if (lines.length === 0) return 0;
  await mkdir(checkpointDir(), { recursive: true, mode: 0o700 });
  // A line end first: what a crash left half written must not spoil the next line.
  await appendFile(file(), `\n${lines.map((line) => `${JSON.stringify(line)}\n`).join("")}`, { mode: 0o600 });
  return lines.length;
}

/** The journal in the order it was written, and how many lines of it cannot be read. */
export async function readErasureJournal(): Promise<{ lines: ErasureLine[]; damaged: number }> {
  const kept = await readFile(file(), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  const found = kept
    .split("\n")
    .filter((line) => line !== "")
    .map(parseLine);
  const lines = found.filter((line) => line !== null);
  return { lines, damaged: found.length - lines.length };
}

function parseLine(line: string): ErasureLine | null {
  try {
    return Line.parse(JSON.parse(line));
  } catch {
    return null;
  }
}
