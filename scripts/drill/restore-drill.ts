import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import sharp from "sharp";
import { Database } from "@/db/client";
import { migrate } from "@/db/migrate";
import { reviewerOf, startApplicant } from "@/e2e/api/applicant/applicant-session";
import { sealEntries } from "@/lib/audit/seal-entries";
import { writeCheckpoints } from "@/lib/audit/write-checkpoints";
import { eraseEntity } from "@/lib/entities/erase-entity";
import { getMedia } from "@/lib/media/get-media";
import { redactMedia } from "@/lib/media/redact-media";
import { storeCapture } from "@/lib/media/store-capture";
import { operatorContext } from "@/lib/operator-context";
import { writeErasureJournal } from "@/lib/retention/erasure-journal";
import { LocalDisk } from "@/lib/storage/local-disk";
import { revokeSession } from "@/lib/verification/revoke-session";
import { startEmbedded } from "../postgres/start-embedded";
import { baseBackup } from "./base-backup";

const run = promisify(execFile);
const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

/** Runs the drill in temporary folders; says what each step came to. True when all hold. */
export async function restoreDrill(): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), "veridesk-drill-"));
  const at = (name: string) => join(folder, name);
  const undo: (() => Promise<unknown>)[] = [];
  let good = true;
  let last = performance.now();
  const step = (holds: boolean, words: string) => {
    good &&= holds;
    const seconds = ((performance.now() - last) / 1000).toFixed(1);
    last = performance.now();
    console.log(`${holds ? "✓" : "✗"} ${words} (${seconds} s)`);
  };
  try {
    // The installation: database, media, and, on another machine, checkpoints with the journal of erasures.
    process.env.DATA_DIR = at("first");
    process.env.AUDIT_CHECKPOINT_DIR = at("elsewhere");
    const first = await startEmbedded({ dataDir: at("first/postgres") });
    undo.push(() => first.stop());
    await migrate(first.url);
    process.env.DATABASE_URL = first.url;
    const database = new Database(first.url, 5);
    const media = new LocalDisk(at("first/media"));
    const people = await Promise.all([1, 2, 3, 4].map(() => person(database, media)));
    const [kept, before, since, picture] = people as [Person, Person, Person, Person];
    await erase(database, before);
    await sealEntries(database);
    await writeCheckpoints(database);
    step(true, "an installation with four people, a picture each; one of them is erased");

    const cluster = at("first/postgres/cluster");
    await baseBackup({ url: first.url, cluster, into: at("backup/cluster") }, async () => {
      // The files after the rows: a row without its file would be worse than a file without its row.
      await cp(at("first/media"), at("backup/media"), { recursive: true });
      await operatorNote(database, kept);
    });
    await cp(at("first/postgres/password"), at("backup/password"));
    step(true, "a base backup of the running server, media folder copied, work going on");

    await erase(database, since);
    await redactMedia(operatorContext(database, picture), picture);
    await sealEntries(database);
    await writeCheckpoints(database);
    await writeErasureJournal(database);
    step(
      true,
      "afterwards one more person and one single picture are erased; checkpoints and journal written",
    );

    await database.close();
    await first.kill();
    undo.length = 0;
    await rm(at("first"), { recursive: true, force: true });
    await mkdir(at("second/postgres"), { recursive: true, mode: 0o711 });
    await cp(at("backup/cluster"), at("second/postgres/cluster"), { recursive: true });
    await cp(at("backup/password"), at("second/postgres/password"));
    await cp(at("backup/media"), at("second/media"), { recursive: true });
    const second = await startEmbedded({ dataDir: at("second/postgres") });
    undo.push(() => second.stop());
    step(true, "the machine is lost; backup restored into an empty place, PostgreSQL recovered from it");

    const env: NodeJS.ProcessEnv = {
      ...{ ...process.env, DATABASE_URL: second.url, DATA_DIR: at("second") },
    };
    const cli = async (...args: string[]) => {
      const command = ["--import", "tsx", "scripts/cli.ts", ...args];
      const { stdout, code } = await run(process.execPath, command, { env }).then(
        (done) => ({ ...done, code: 0 }),
        (error: { stdout: string; code: number }) => error,
      );
      console.log(stdout.trim().replace(/^/gm, "    "));
      return code;
    };
    const again = new Database(second.url, 5);
    undo.push(() => again.close());
    const files = new LocalDisk(at("second/media"));
    const opens = (who: Person) =>
      getMedia(reviewerOf({ ...who, database: again }), files, who).then(
        ({ bytes }) => sha256(bytes) === who.sha256,
        () => false,
      );
    step(await opens(kept), "a picture opens, byte for byte the same");
    step(!(await opens(before)), "the person erased before the backup is erased: no key, no file");
    step((await opens(since)) && (await opens(picture)), "those erased since are back, as is to be expected");
    step((await cli("erasures", "reapply")) === 0, "erasures reapply");
    step(!(await opens(since)) && !(await opens(picture)), "they are erased again");
    step((await cli("erasures", "reapply")) === 0, "a second time it changes nothing");
    await sealEntries(again);
    const cut = await cli("audit", "verify");
    step(
      cut === 1,
      "audit verify tells that entries written after the backup are missing: the checkpoints know of them",
    );
    env.AUDIT_CHECKPOINT_DIR = at("fresh");
    step((await cli("audit", "verify")) === 0, "against itself the restored chain is intact");
    await again.close();
    undo.pop();
    return good;
  } finally {
    for (const stop of undo.reverse()) await stop().catch(() => {});
    await rm(folder, { recursive: true, force: true });
  }
}

type Person = { tenantId: string; mode: "test" | "live"; sessionId: string; mediaId: string; sha256: string };

async function person(database: Database, media: LocalDisk): Promise<Person> {
  const invited = await startApplicant(database);
  const colour = { r: Math.floor(Math.random() * 255), g: 120, b: 200 };
  const bytes = await sharp({ create: { width: 900, height: 700, channels: 3, background: colour } })
    .jpeg()
    .toBuffer();
  const { tenantId, mode, sessionId } = invited;
  const mediaId = await storeCapture(invited.ctx, media, { sessionId, step: "selfie", bytes });
  const stored = await getMedia(reviewerOf(invited), media, { sessionId, mediaId });
  return { tenantId, mode, sessionId, mediaId, sha256: sha256(stored.bytes) };
}

async function erase(database: Database, who: Person): Promise<void> {
  const ctx = operatorContext(database, who);
  await revokeSession(ctx, { sessionId: who.sessionId });
  const [row] = await database.readSystem<{ entity_id: string }>(
    "select entity_id from verification_sessions where id = $1",
    [who.sessionId],
  );
  await eraseEntity(ctx, row?.entity_id ?? "");
}

/** Something is written while the backup runs. */
const operatorNote = (database: Database, who: Person) =>
  database.asSystem(async (tx) => {
    await tx.query("update tenants set name = 'Renamed meanwhile' where id = $1", [who.tenantId]);
  });
