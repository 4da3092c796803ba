import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import S3rver from "s3rver";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Database } from "@/db/client";
import { getMedia } from "@/lib/media/get-media";
import { storeCapture } from "@/lib/media/store-capture";
import { LocalDisk } from "@/lib/storage/local-disk";
import type { MediaStore } from "@/lib/storage/media-store";
import { S3Store } from "@/lib/storage/s3-store";
import { sweepOrphans } from "@/lib/storage/sweep-orphans";
import { freePort } from "@/scripts/postgres/free-port";
import { createTestDatabase, type TestDatabase } from "../../fixtures/database";
import { reviewerOf, startApplicant } from "./applicant-session";
import { picture } from "./hostile-files";

const BUCKET = "veridesk-media";
let made: TestDatabase;
let database: Database;
let folder: string;
let server: S3rver;
const stores = {} as Record<"disk" | "s3", MediaStore>;

beforeAll(async () => {
  made = await createTestDatabase();
  database = new Database(made.url, 5);
  folder = await mkdtemp(join(tmpdir(), "veridesk-stores-"));
  const port = await freePort();
  const directory = join(folder, "s3");
  server = new S3rver({
    ...{ port, directory, address: "127.0.0.1", silent: true },
    configureBuckets: [{ name: BUCKET, configs: [] }],
  });
  await server.run();
  stores.disk = new LocalDisk(join(folder, "disk"));
  stores.s3 = new S3Store({
    ...{ bucket: BUCKET, region: "us-east-1", endpoint: `http://127.0.0.1:${port}` },
    ...{ accessKeyId: "S3RVER", secretAccessKey: "S3RVER" },
  });
});
afterAll(async () => {
  await server.close();
  await database.close();
  await made.drop();
  await rm(folder, { recursive: true, force: true });
});

async function keysOf(store: MediaStore): Promise<string[]> {
  const keys = [];
  for await (const file of store.list()) keys.push(file.key);
  return keys.toSorted();
}

describe.each(["disk", "s3"] as const)("%s", (name) => {
  test("what is put is got, listed, and gone once deleted; a key that is none is refused", async () => {
    const store = stores[name];
    const bytes = Buffer.from([1, 2, 3, 0, 255]);
    await store.put("a/test/b/one", bytes);
    await store.put(
      "a/test/b/two",
      (async function* () {
        yield bytes.subarray(0, 2);
        yield bytes.subarray(2);
      })(),
    );
    expect(await store.get("a/test/b/one")).toEqual(bytes);
    expect(await store.get("a/test/b/two")).toEqual(bytes);
    expect(await store.get("a/test/b/none")).toBeNull();
    expect(await keysOf(store)).toEqual(["a/test/b/one", "a/test/b/two"]);
    await store.delete("a/test/b/one");
    await store.delete("a/test/b/one");
    await store.delete("a/test/b/two");
    expect(await keysOf(store)).toEqual([]);
    for (const key of ["../etc", "/a", "a//b", "a/../b", "A/b"]) {
      await expect(store.put(key, bytes), key).rejects.toThrow(/form/);
    }
  });

  test("a capture is stored encrypted, opens for a reviewer, and orphans of an hour ago are swept", async () => {
    const store = stores[name];
    const person = await startApplicant(database);
    const { ctx, sessionId } = person;
    const mediaId = await storeCapture(ctx, store, { sessionId, step: "selfie", bytes: await picture() });
    const [key = ""] = await keysOf(store);
    expect(key.endsWith(mediaId)).toBe(true);
    expect((await store.get(key))?.subarray(0, 3)).not.toEqual(Buffer.from([0xff, 0xd8, 0xff]));
    const { bytes } = await getMedia(reviewerOf(person), store, { sessionId, mediaId });
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
    await store.put("a/test/b/orphan", Buffer.from("left behind"));
    expect(await sweepOrphans(database, store)).toBe(0);
    expect(await sweepOrphans(database, store, new Date(Date.now() + 3_700_000))).toBe(1);
    expect(await keysOf(store)).toEqual([key]);
  });

  test("the session's key gone, its pictures open for nobody; other sessions are untouched", async () => {
    const store = stores[name];
    const one = await startApplicant(database);
    const two = await startApplicant(database, { tenantId: one.tenantId });
    const bytes = await picture();
    const looks = [];
    for (const { ctx, sessionId, ...person } of [one, two]) {
      const mediaId = await storeCapture(ctx, store, { sessionId, step: "selfie", bytes });
      looks.push(() => getMedia(reviewerOf(person), store, { sessionId, mediaId }));
    }
    await database.asSystem((tx) =>
      tx.query("delete from session_keys where session_id = $1", [one.sessionId]),
    );
    await expect(looks[0]?.()).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(looks[1]?.()).resolves.toMatchObject({ contentType: "image/jpeg" });
  });
});
