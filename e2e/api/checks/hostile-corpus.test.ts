import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Database } from "@/db/client";
import { EngineError } from "@/lib/checks/engine/host/engine-error";
import { MEMORY_MB } from "@/lib/checks/engine/host/limits";
import { runEngineTask, stopEngine } from "@/lib/checks/engine/host/run-engine-task";
import { InputError } from "@/lib/checks/engine/input-error";
import { DomainError } from "@/lib/errors";
import { storeCapture } from "@/lib/media/store-capture";
import { LocalDisk } from "@/lib/storage/local-disk";
import { createTestDatabase, type TestDatabase } from "../../fixtures/database";
import { morePictures } from "../../fixtures/hostile/more-pictures";
import { hostilePdfs } from "../../fixtures/hostile/pdf-files";
import { startApplicant } from "../applicant/applicant-session";
import { hostileFiles } from "../applicant/hostile-files";

let made: TestDatabase;
let database: Database;
let folder: string;
beforeAll(async () => {
  made = await createTestDatabase();
  process.env.DATABASE_URL = made.url;
  database = new Database(made.url, 4);
  folder = await mkdtemp(join(tmpdir(), "veridesk-hostile-"));
});
afterAll(async () => {
  await stopEngine();
  await database.close();
  await made.drop();
  await rm(folder, { recursive: true, force: true });
});

const upload = async (bytes: Buffer): Promise<string> => {
  const { ctx, sessionId } = await startApplicant(database);
  return storeCapture(ctx, new LocalDisk(folder), { sessionId, step: "document_front", bytes }).then(
    () => "accepted",
    (error) => (error instanceof DomainError ? String(error.details?.reason) : `${error}`),
  );
};

/** How the engine ends with a file; whatever it is, the next task must be answered. */
const read = async (file: Buffer): Promise<string> => {
  const end = await runEngineTask("address", { file }).then(
    () => "read",
    (error) => (error instanceof InputError || error instanceof EngineError ? error.code : `${error}`),
  );
  const { rssMb } = await runEngineTask("status", {});
  expect(rssMb).toBeLessThan(MEMORY_MB);
  return end;
};

test("the corpus has at least 60 files", async () => {
  const all = [...(await hostileFiles()), ...(await morePictures()), ...(await hostilePdfs())];
  expect(new Set(all.map((f) => f.name)).size).toBeGreaterThanOrEqual(60);
});

test("uploaded: each is refused with its reason or stored as a plain picture, and memory stays bounded", async () => {
  const files = await morePictures();
  const before = process.memoryUsage.rss();
  const seen: Record<string, string> = {};
  for (const { name, bytes } of files) seen[name] = await upload(bytes);
  expect(seen).toEqual(Object.fromEntries(files.map((f) => [f.name, f.upload])));
  expect((await readdir(folder, { recursive: true })).length).toBeGreaterThan(0);
  expect((process.memoryUsage.rss() - before) / 1024 / 1024).toBeLessThan(700);
}, 120_000);

test("examined: no picture of the corpus costs more than an answer", async () => {
  const files = [...(await hostileFiles()), ...(await morePictures())];
  for (const { name, bytes } of files) {
    const end = await read(bytes);
    expect.soft([name, end]).toEqual([name, expect.stringMatching(/^(read|[a-z]+(_[a-z]+)+)$/)]);
  }
}, 600_000);

test("examined: each PDF ends as it should, and the engine answers afterwards", async () => {
  for (const { name, bytes, ends } of await hostilePdfs()) {
    const end = await read(bytes);
    expect.soft({ name, end, ends }).toEqual({ name, end: ends.includes(end) ? end : "another", ends });
  }
}, 600_000);
