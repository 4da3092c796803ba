import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Database } from "@/db/client";
import { progressView } from "@/lib/applicant/applicant-view";
import { loadApplicantSession } from "@/lib/applicant/load-session";
import { type Ctx, write } from "@/lib/context";
import { storeCapture } from "@/lib/media/store-capture";
import { LocalDisk } from "@/lib/storage/local-disk";
import { chooseDocument } from "@/lib/verification/choose-document";
import { submitSession } from "@/lib/verification/submit-session";
import { createTestDatabase, type TestDatabase } from "../../fixtures/database";
import { inviteApplicant, startApplicant } from "./applicant-session";
import { picture } from "./hostile-files";

let made: TestDatabase;
let database: Database;
let folder: string;
let store: LocalDisk;
let bytes: Buffer;

beforeAll(async () => {
  made = await createTestDatabase();
  database = new Database(made.url, 8);
  folder = await mkdtemp(join(tmpdir(), "veridesk-media-"));
  store = new LocalDisk(folder);
  bytes = await picture();
});
afterAll(async () => {
  await database.close();
  await made.drop();
  await rm(folder, { recursive: true, force: true });
});

let colour = 0;
/** A picture like no other: the same one sent twice counts once. */
const another = async () => {
  colour += 1;
  return sharp({
    create: { width: 160, height: 160, channels: 3, background: { r: colour * 9, g: 90, b: 90 } },
  })
    .jpeg()
    .toBuffer();
};
const rowsOf = (sessionId: string) =>
  database.readSystem<{ step: string; attempt: number; current: boolean; media: boolean }>(
    `select step, attempt, superseded_at is null as current, media_id is not null as media
     from captures where session_id = $1 order by step, attempt`,
    [sessionId],
  );
const view = async (ctx: Ctx, sessionId: string) => progressView(await loadApplicantSession(ctx, sessionId));

test("a picture may be replaced before it is looked at, which is no try, but not for ever", async () => {
  const { ctx, sessionId } = await startApplicant(database);
  for (let i = 0; i < 10; i += 1) {
    await storeCapture(ctx, store, { sessionId, step: "selfie", bytes: await another() });
  }
  await expect(storeCapture(ctx, store, { sessionId, step: "selfie", bytes })).rejects.toMatchObject({
    code: "INVALID_REQUEST",
    details: { reason: "attempts_used" },
  });
  const rows = await rowsOf(sessionId);
  expect(rows.map((r) => r.attempt)).toEqual(Array(10).fill(1));
  expect(rows.filter((r) => r.current)).toHaveLength(1);
  const { steps } = await view(ctx, sessionId);
  expect(steps.find((s) => s.step === "selfie")).toMatchObject({ status: "done", attempts_left: 5 });
});

test("twelve uploads of one step at once leave one current capture and at most ten files", async () => {
  const { ctx, sessionId } = await startApplicant(database);
  const results = await Promise.allSettled(
    Array.from({ length: 12 }, async () =>
      storeCapture(ctx, store, { sessionId, step: "document_front", bytes: await another() }),
    ),
  );
  expect(results.filter((r) => r.status === "fulfilled")).toHaveLength(10);
  const rows = await rowsOf(sessionId);
  expect(rows.filter((r) => r.current)).toHaveLength(1);
  expect(rows.map((r) => r.attempt)).toEqual(Array(10).fill(1));
  // Of the refused ones no file remains.
  const files = [];
  for await (const file of store.list()) if (file.key.includes(sessionId)) files.push(file);
  expect(files).toHaveLength(10);
});

test("two current captures of a step cannot be written, whatever the code does", async () => {
  const { ctx, sessionId } = await startApplicant(database);
  const insert = () =>
    write(ctx, (tx) =>
      tx.query(
        `insert into captures (tenant_id, mode, id, session_id, step, attempt) values ($1, $2, gen_random_uuid(), $3, 'selfie', 1)`,
        [ctx.tenantId, ctx.mode, sessionId],
      ),
    );
  await insert();
  await expect(insert()).rejects.toThrow(/captures_current_key/);
});

test("a passport has no back; changing to a card asks for it again", async () => {
  const { ctx, sessionId } = await startApplicant(database);
  const front = { sessionId, step: "document_front", bytes } as const;
  await chooseDocument(ctx, sessionId, { type: "passport", country: "GB" });
  await storeCapture(ctx, store, front);
  expect(await view(ctx, sessionId)).toMatchObject({
    next: "selfie",
    steps: [
      { step: "document_front", status: "done", attempts_left: 5 },
      { step: "document_back", status: "not_needed", attempts_left: 5 },
      { step: "selfie" },
      { step: "liveness" },
    ],
  });
  await chooseDocument(ctx, sessionId, { type: "identity_card", country: "GB" });
  // It is another document: the picture of the former one is of no use.
  expect(await view(ctx, sessionId)).toMatchObject({
    next: "document_front",
    document: { type: "identity_card", country: "GB" },
  });
  await storeCapture(ctx, store, front);
  expect(await view(ctx, sessionId)).toMatchObject({ next: "document_back" });
  await chooseDocument(ctx, sessionId, { type: "passport", country: "GB" });
  await storeCapture(ctx, store, front);
  await storeCapture(ctx, store, { sessionId, step: "selfie", bytes });
  await storeCapture(ctx, store, { sessionId, step: "liveness", bytes });
  await submitSession(ctx, sessionId);
  expect(await view(ctx, sessionId)).toMatchObject({ state: "processing", next: null });
});

test("nothing is taken before Start, after the end of time, after submitting, or for a step nobody asked for", async () => {
  const refusal = async (ctx: Ctx, sessionId: string, step: "selfie" | "proof_of_address" = "selfie") =>
    storeCapture(ctx, store, { sessionId, step, bytes }).then(
      () => "accepted",
      (error) => error.details?.reason ?? error.code,
    );
  const started = await startApplicant(database, { mode: "test" });
  expect(await refusal(started.ctx, started.sessionId, "proof_of_address")).toBe("step_not_asked");

  const other = await inviteApplicant(database, { mode: "test", tenantId: started.tenantId });
  expect(await refusal(started.ctx, other.sessionId)).toBe("PERMISSION_DENIED");
  const early: Ctx = {
    ...started.ctx,
    actor: { type: "applicant", sessionId: other.sessionId, deviceId: null },
  };
  expect(await refusal(early, other.sessionId)).toBe("pending");

  expect(
    await refusal({ ...started.ctx, now: () => new Date(Date.now() + 7_200_000) }, started.sessionId),
  ).toBe("expired");
  await submitSession(started.ctx, started.sessionId);
  expect(await refusal(started.ctx, started.sessionId)).toBe("submitted");
  expect(await rowsOf(started.sessionId)).toEqual([]);
});
