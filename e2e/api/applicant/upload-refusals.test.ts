import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Database } from "@/db/client";
import { DomainError } from "@/lib/errors";
import { getMedia } from "@/lib/media/get-media";
import { listSessionMedia } from "@/lib/media/list-session-media";
import { storeCapture } from "@/lib/media/store-capture";
import { LocalDisk } from "@/lib/storage/local-disk";
import { createTestDatabase, type TestDatabase } from "../../fixtures/database";
import { reviewerOf, startApplicant } from "./applicant-session";
import { hostileFiles, picture } from "./hostile-files";

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

test("every hostile or broken file is refused with its reason, and nothing of it remains", async () => {
  const { ctx, sessionId } = await startApplicant(database);
  const seen: Record<string, string> = {};
  const expected: Record<string, string> = {};
  for (const { name, bytes, reason } of await hostileFiles()) {
    expected[name] = reason;
    seen[name] = await storeCapture(ctx, store, { sessionId, step: "document_front", bytes }).then(
      () => "accepted",
      (error) => (error instanceof DomainError ? String(error.details?.reason) : `${error}`),
    );
  }
  expect(seen).toEqual(expected);
  expect(Object.keys(seen).length).toBeGreaterThanOrEqual(20);
  expect(await readdir(folder)).toEqual([]);
  const rows = await database.readSystem<{ n: number }>("select count(*)::int as n from media", []);
  expect(rows).toEqual([{ n: 0 }]);
});

test("a second file hidden behind a picture, and its metadata, are gone", async () => {
  const invited = await startApplicant(database);
  const hidden = "<script>alert('polyglot')</script>";
  const withGps = await sharp(await picture(800, 600))
    .withExif({ IFD0: { Make: "SecretPhone" }, IFD3: { GPSLatitude: "52/1 31/1 0/1", GPSLatitudeRef: "N" } })
    .jpeg()
    .toBuffer();
  expect(withGps.includes("SecretPhone")).toBe(true);
  expect((await sharp(withGps).metadata()).exif).toBeDefined();

  const bytes = Buffer.concat([withGps, Buffer.from(hidden)]);
  await storeCapture(invited.ctx, store, { sessionId: invited.sessionId, step: "document_front", bytes });
  const [item] = await listSessionMedia(reviewerOf(invited), invited.sessionId);
  const stored = await getMedia(reviewerOf(invited), store, {
    sessionId: invited.sessionId,
    mediaId: item?.id ?? "",
  });
  const metadata = await sharp(stored.bytes).metadata();
  expect(metadata).toMatchObject({ format: "jpeg", width: 800, height: 600 });
  expect([metadata.exif, metadata.xmp, metadata.iptc]).toEqual([undefined, undefined, undefined]);
  expect(stored.bytes.includes("SecretPhone")).toBe(false);
  expect(stored.bytes.includes("polyglot")).toBe(false);
});

test("pictures are stored upright and no larger than 4,000 px", async () => {
  const invited = await startApplicant(database);
  const lying = await sharp(await picture(5000, 2500))
    .withMetadata({ orientation: 6 })
    .toBuffer();
  await storeCapture(invited.ctx, store, {
    sessionId: invited.sessionId,
    step: "document_front",
    bytes: lying,
  });
  const [item] = await listSessionMedia(reviewerOf(invited), invited.sessionId);
  expect(item).toMatchObject({
    step: "document_front",
    contentType: "image/jpeg",
    width: 2000,
    height: 4000,
  });
});

test("PNG with transparency, WebP, CMYK and 16 bit are read", async () => {
  const { ctx, sessionId } = await startApplicant(database, {
    checkTypes: ["document_check", "enhanced_identity_check", "proof_of_address_check"],
  });
  const plain = sharp(await picture(600, 400));
  const clear = sharp({
    create: { width: 300, height: 300, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
  });
  const files = {
    document_front: await clear.png().toBuffer(),
    document_back: await plain.clone().webp().toBuffer(),
    selfie: await plain.clone().toColourspace("cmyk").jpeg().toBuffer(),
    liveness: await plain.clone().toColourspace("rgb16").png().toBuffer(),
    proof_of_address: Buffer.from("%PDF-1.7\n1 0 obj\nendobj\n%%EOF"),
  } as const;
  for (const [step, bytes] of Object.entries(files)) {
    await storeCapture(ctx, store, { sessionId, step: step as keyof typeof files, bytes });
  }
  const rows = await database.readSystem<{ content_type: string }>(
    "select content_type from media where session_id = $1 order by created_at, id",
    [sessionId],
  );
  expect(rows.map((r) => r.content_type).sort()).toEqual([
    "application/pdf",
    ...Array.from({ length: 4 }, () => "image/jpeg"),
  ]);
});
