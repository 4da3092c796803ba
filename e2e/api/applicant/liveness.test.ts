import { afterAll, beforeAll, expect, test } from "vitest";
import { Database } from "@/db/client";
import { readLiveness } from "@/lib/applicant/read-liveness";
import type { LivenessAction } from "@/lib/checks/liveness-actions";
import type { Ctx } from "@/lib/context";
import { storeCapture } from "@/lib/media/store-capture";
import { storeLiveness } from "@/lib/media/store-liveness";
import { checkCaptures } from "@/lib/verification/check-captures";
import { issueChallenge } from "@/lib/verification/issue-challenge";
import { createTestDatabase, type TestDatabase } from "../../fixtures/database";
import { memoryStore } from "../recapture/recapture-player";
import { startApplicant } from "./applicant-session";
import { picture } from "./hostile-files";

let made: TestDatabase;
let database: Database;
let bytes: Buffer;
const store = memoryStore();
beforeAll(async () => {
  made = await createTestDatabase();
  database = new Database(made.url, 5);
  bytes = await picture();
});
afterAll(async () => {
  await database.close();
  await made.drop();
});

/** One frame looking ahead, then two for each action. */
const framesFor = (actions: readonly string[]) => [
  { action: null, takenMs: 0, bytes },
  ...actions.flatMap((action, i) =>
    [1, 2].map((n) => ({ action, takenMs: 1_000 * (i + 1) + n * 100, bytes })),
  ),
];
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => "taken",
    (error) => error.details?.reason ?? error.code,
  );
const capturesOf = (ctx: Ctx, sessionId: string) =>
  database.inTenant(ctx, (tx) => checkCaptures(ctx, tx, sessionId));

test("frames that answer a challenge reach the check in order, each a file of its own", async () => {
  const { ctx, sessionId } = await startApplicant(database);
  const challenge = await issueChallenge(ctx, sessionId);
  await storeLiveness(ctx, store, {
    sessionId,
    challengeId: challenge.id,
    frames: framesFor(challenge.actions),
  });
  const { captures, challenge: answered } = await capturesOf(ctx, sessionId);
  const liveness = captures.find((c) => c.step === "liveness");
  expect(liveness?.frames.map((f) => f.action)).toEqual([
    null,
    ...challenge.actions.flatMap((action) => [action, action]),
  ]);
  expect(new Set(liveness?.frames.map((f) => f.mediaId)).size).toBe(7);
  expect(liveness?.warnings).toEqual([]);
  expect(answered?.actions).toEqual(challenge.actions);
});

test("an answer sent twice counts once; an older, foreign or late challenge is void", async () => {
  const { ctx, sessionId } = await startApplicant(database);
  const old = await issueChallenge(ctx, sessionId);
  const fresh = await issueChallenge(ctx, sessionId);
  const send = (c: { id: string; actions: string[] }, by: Ctx = ctx) =>
    refusal(storeLiveness(by, store, { sessionId, challengeId: c.id, frames: framesFor(c.actions) }));
  expect(await send(old)).toBe("challenge_over");
  const other = await startApplicant(database, { tenantId: ctx.tenantId });
  const foreign = await issueChallenge(other.ctx, other.sessionId);
  expect(await send(foreign)).toBe("challenge_over");
  expect(await send(fresh, other.ctx)).toBe("PERMISSION_DENIED");
  const late: Ctx = { ...ctx, now: () => new Date(Date.now() + 121_000) };
  expect(await send(fresh, late)).toBe("challenge_over");
  expect(await Promise.all([send(fresh), send(fresh)])).toEqual(["taken", "taken"]);
  const rows = await database.readSystem<{ captures: number; frames: number; media: number }>(
    `select (select count(*)::int from captures where session_id = $1) as captures,
       (select count(*)::int from capture_frames f join captures c on c.id = f.capture_id where c.session_id = $1) as frames,
       (select count(*)::int from media where session_id = $1) as media`,
    [sessionId],
  );
  expect(rows).toEqual([{ captures: 1, frames: 7, media: 7 }]);
});

test("frames that do not fit the challenge are refused, and so are too few and too many", async () => {
  const { ctx, sessionId } = await startApplicant(database);
  const { id: challengeId, actions } = await issueChallenge(ctx, sessionId);
  const send = (frames: ReturnType<typeof framesFor>) =>
    refusal(storeLiveness(ctx, store, { sessionId, challengeId, frames }));
  const good = framesFor(actions);
  expect(await send(framesFor([...actions].reverse()))).toBe("VALIDATION_ERROR");
  expect(await send(good.map((f, i) => ({ ...f, takenMs: 1_000 - i })))).toBe("VALIDATION_ERROR");
  expect(await send(good.map((f) => ({ ...f, action: f.action && "fly" })))).toBe("VALIDATION_ERROR");
  expect(await send(good.slice(0, 2))).toBe("VALIDATION_ERROR");
  expect(await send(Array(25).fill(good[0]))).toBe("VALIDATION_ERROR");
  expect(await send(good.map((f) => ({ ...f, bytes: Buffer.from("no picture") })))).toBe("unsupported_type");
  expect(await send(good)).toBe("taken");
});

test("movements a person cannot do are left out, as long as a turn of the head remains", async () => {
  const { ctx, sessionId } = await startApplicant(database);
  const cannot: LivenessAction[] = ["turn_left", "smile", "tilt_left"];
  for (let i = 0; i < 8; i += 1) {
    const { actions } = await issueChallenge(ctx, sessionId, cannot);
    expect(actions.filter((a) => cannot.includes(a))).toEqual([]);
    expect(actions).toContain("turn_right");
  }
  expect(await refusal(issueChallenge(ctx, sessionId, ["turn_left", "turn_right"]))).toBe("no_action_left");
  // Then a picture for a person to look at: it says that no challenge was answered.
  await storeCapture(ctx, store, { sessionId, step: "liveness", bytes });
  const { captures, challenge } = await capturesOf(ctx, sessionId);
  expect(captures[0]).toMatchObject({ step: "liveness", warnings: ["without_challenge"], frames: [] });
  expect(challenge).toBeNull();
});

test("a body that is no form, or does not say what its frames are, is refused", async () => {
  const body = (form: BodyInit, type?: string) =>
    new Request("http://localhost/", {
      ...{ method: "POST", body: form },
      ...(type && { headers: { "content-type": type } }),
    });
  const form = (meta: string, frames: number) => {
    const made = new FormData();
    made.append("meta", meta);
    for (let i = 0; i < frames; i += 1) made.append("frame", new Blob([new Uint8Array(bytes)]), "frame.jpg");
    return made;
  };
  const id = "0195a0c2-0000-7000-8000-000000000000";
  const meta = JSON.stringify({ challenge_id: id, frames: [{ action: "smile", taken_ms: 5 }] });
  const read = async (request: Request) => refusal(readLiveness(request));
  expect(await read(body(form(meta, 1)))).toBe("taken");
  expect(await read(body(form(meta, 2)))).toBe("VALIDATION_ERROR");
  expect(await read(body(form("{", 1)))).toBe("VALIDATION_ERROR");
  expect(await read(body(form(meta.replace("smile", "fly"), 1)))).toBe("VALIDATION_ERROR");
  expect(await read(body("garbage", "multipart/form-data; boundary=x"))).toBe("VALIDATION_ERROR");
  expect(await read(body(new Uint8Array(13 * 1024 * 1024), "multipart/form-data; boundary=x"))).toBe(
    "too_large",
  );
});
