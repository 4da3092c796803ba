import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Database } from "@/db/client";
import type { Ctx } from "@/lib/context";
import { getMedia } from "@/lib/media/get-media";
import { listSessionMedia } from "@/lib/media/list-session-media";
import { storeCapture } from "@/lib/media/store-capture";
import { LocalDisk } from "@/lib/storage/local-disk";
import { sweepOrphans } from "@/lib/storage/sweep-orphans";
import { createTestDatabase, type TestDatabase } from "../../fixtures/database";
import { reviewerOf, startApplicant } from "./applicant-session";
import { picture } from "./hostile-files";

let made: TestDatabase;
let database: Database;
let folder: string;
let store: LocalDisk;

beforeAll(async () => {
  made = await createTestDatabase();
  database = new Database(made.url, 5);
  folder = await mkdtemp(join(tmpdir(), "veridesk-media-"));
  store = new LocalDisk(folder);
});
afterAll(async () => {
  await database.close();
  await made.drop();
  await rm(folder, { recursive: true, force: true });
});

async function stored(tenantId?: string) {
  const invited = await startApplicant(database, tenantId ? { tenantId } : {});
  const mediaId = await storeCapture(invited.ctx, store, {
    ...{ sessionId: invited.sessionId, step: "selfie", bytes: await picture() },
  });
  const path = join(folder, invited.tenantId, invited.mode, invited.sessionId, mediaId);
  return { ...invited, mediaId, path, reviewer: reviewerOf(invited) };
}
const look = (ctx: Ctx, at: { sessionId: string; mediaId: string }) => getMedia(ctx, store, at);

test("what lies on disk is no picture, opens for its row, and every look is in the audit log", async () => {
  const one = await stored();
  const onDisk = await readFile(one.path);
  expect(onDisk.subarray(0, 200).includes(Buffer.from([0xff, 0xd8, 0xff]))).toBe(false);
  const { bytes, contentType } = await look(one.reviewer, one);
  expect(contentType).toBe("image/jpeg");
  expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
  const audit = await database.readSystem<{ action: string; details: { media_id: string } }>(
    "select action, details from audit_entries where tenant_id = $1 and action = 'media.viewed'",
    [one.tenantId],
  );
  expect(audit).toEqual([{ action: "media.viewed", details: { media_id: one.mediaId } }]);
});

test("one changed byte anywhere is refused", async () => {
  const one = await stored();
  const good = await readFile(one.path);
  for (const at of [0, 12, 30, good.length - 1]) {
    const bad = Buffer.from(good);
    bad[at] = (bad[at] ?? 0) ^ 1;
    await writeFile(one.path, bad);
    await expect(look(one.reviewer, one)).rejects.toThrow();
  }
  await writeFile(one.path, good.subarray(0, good.length - 5));
  await expect(look(one.reviewer, one)).rejects.toThrow();
  await writeFile(one.path, good);
  await expect(look(one.reviewer, one)).resolves.toBeDefined();
});

test("a file moved to another row of the same tenant does not open, with or without its key", async () => {
  const one = await stored();
  const two = await stored(one.tenantId);
  await writeFile(two.path, await readFile(one.path));
  await expect(look(two.reviewer, two)).rejects.toThrow();
  await database.asSystem((tx) =>
    tx.query("update media set wrapped_key = (select wrapped_key from media where id = $1) where id = $2", [
      one.mediaId,
      two.mediaId,
    ]),
  );
  await expect(look(two.reviewer, two)).rejects.toThrow();
});

test("another tenant, the other mode, another session: not found, and not told apart from unknown", async () => {
  const [one, other] = [await stored(), await stored()];
  const at = { sessionId: one.sessionId, mediaId: one.mediaId };
  const refused = { code: "NOT_FOUND", message: "Media not found." };
  await expect(look(other.reviewer, at)).rejects.toMatchObject(refused);
  await expect(look({ ...one.reviewer, mode: "test" }, at)).rejects.toMatchObject(refused);
  await expect(look(one.reviewer, { ...at, sessionId: other.sessionId })).rejects.toMatchObject(refused);
  await expect(look(one.reviewer, { ...at, mediaId: "../../etc/passwd" })).rejects.toMatchObject(refused);
  expect(await listSessionMedia(other.reviewer, one.sessionId)).toEqual([]);
  await expect(look(one.ctx, at)).rejects.toMatchObject({ code: "PERMISSION_DENIED" });
  await expect(listSessionMedia(one.ctx, one.sessionId)).rejects.toMatchObject({ code: "PERMISSION_DENIED" });
});

test("without the tenant's key row nothing opens any more", async () => {
  const one = await stored();
  await database.asSystem((tx) => tx.query("delete from tenant_keys where tenant_id = $1", [one.tenantId]));
  await expect(look(one.reviewer, one)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("six first pictures at once agree on one tenant key", async () => {
  const first = await startApplicant(database);
  const people = await Promise.all(
    Array.from({ length: 6 }, () => startApplicant(database, { tenantId: first.tenantId })),
  );
  const bytes = await picture(200, 200);
  const ids = await Promise.all(
    people.map((p) => storeCapture(p.ctx, store, { sessionId: p.sessionId, step: "selfie", bytes })),
  );
  for (const [i, person] of people.entries()) {
    const at = { sessionId: person.sessionId, mediaId: ids[i] ?? "" };
    await expect(look(reviewerOf(person), at)).resolves.toBeDefined();
  }
});

test("the sweeper deletes what no row names once it is an hour old, and nothing else", async () => {
  const one = await stored();
  const old = new Date(Date.now() - 2 * 3_600_000);
  const orphan = join(dirname(one.path), "0192f0c1-0000-7000-8000-000000000001");
  const young = join(dirname(one.path), "0192f0c1-0000-7000-8000-000000000002");
  const leftover = join(dirname(one.path), "writing-00ff00ff00ff00ff");
  for (const path of [orphan, young, leftover]) await writeFile(path, "x");
  for (const path of [orphan, leftover, one.path]) await utimes(path, old, old);
  expect(await sweepOrphans(database, store)).toBe(2);
  expect((await readdir(dirname(one.path))).sort()).toEqual(
    [one.mediaId, "0192f0c1-0000-7000-8000-000000000002"].sort(),
  );
  await expect(look(one.reviewer, one)).resolves.toBeDefined();
});
