import { afterAll, beforeAll, expect, test } from "vitest";
import { Database } from "@/db/client";
import { progressView } from "@/lib/applicant/applicant-view";
import { getInfo } from "@/lib/applicant/get-info";
import { loadApplicantSession } from "@/lib/applicant/load-session";
import { startCapture } from "@/lib/applicant/start-capture";
import type { Ctx } from "@/lib/context";
import { storeCapture } from "@/lib/media/store-capture";
import { chooseDocument } from "@/lib/verification/choose-document";
import { declineConsent } from "@/lib/verification/decline-consent";
import { handOver } from "@/lib/verification/hand-over";
import { lockSession } from "@/lib/verification/lock-session";
import { openSession } from "@/lib/verification/open-session";
import { recordCheckResult, sessionChecks } from "@/lib/verification/record-check-result";
import { requestContest } from "@/lib/verification/request-contest";
import { submitSession } from "@/lib/verification/submit-session";
import { createTestDatabase, type TestDatabase } from "../../fixtures/database";
import { memoryStore } from "../recapture/recapture-player";
import { inviteApplicant, startApplicant } from "./applicant-session";
import { picture } from "./hostile-files";

let made: TestDatabase;
let database: Database;
const store = memoryStore();
beforeAll(async () => {
  made = await createTestDatabase();
  process.env.DATABASE_URL = made.url;
  database = new Database(made.url, 5);
});
afterAll(async () => {
  await database.close();
  await made.drop();
});

const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error) => error.details?.reason ?? error.code,
  );
const consent = { version: "test", language: "en", textHash: "00".repeat(32), ip: null };
const view = async (ctx: Ctx, sessionId: string) => progressView(await loadApplicantSession(ctx, sessionId));

test("a code for another device opens once, for ten minutes, and needs no second consent", async () => {
  const { ctx, sessionId } = await startApplicant(database);
  const { url } = await handOver(ctx, sessionId);
  const token = new URL(url).hash.slice(1);
  const meeting = { database, sessionId, requestId: "test" };
  expect(new URL(url).search).toBe("");
  // Looking uses nothing up.
  expect(await getInfo(meeting, token, null)).toMatchObject({ state: "open", agreed: true });
  const open = () => openSession(database, { sessionId, token, requestId: "test", consent: null });
  const opened = await Promise.all([reasonOf(open()), reasonOf(open()), reasonOf(open())]);
  expect(opened.toSorted()).toEqual(["done", "used", "used"]);
  expect(await getInfo(meeting, token, null)).toEqual({ state: "used" });

  const { url: late } = await handOver({ ...ctx, now: () => new Date(Date.now() - 601_000) }, sessionId);
  const lateToken = new URL(late).hash.slice(1);
  expect(await getInfo(meeting, lateToken, null)).toEqual({ state: "used" });
  expect(
    await reasonOf(openSession(database, { sessionId, token: lateToken, requestId: "test", consent: null })),
  ).toBe("used");
  // What is stored opens nothing.
  const rows = await database.readSystem<{ hash: string }>(
    "select encode(token_hash, 'hex') as hash from handovers where session_id = $1",
    [sessionId],
  );
  expect(rows.some((r) => r.hash.includes(Buffer.from(token).toString("hex")))).toBe(false);
});

test("nobody starts without agreeing: not by the mailed link, nor by a code before anybody agreed", async () => {
  const invited = await inviteApplicant(database);
  const { sessionId, token } = invited;
  const meeting = { database, sessionId, requestId: "test" };
  const start = (t: string) =>
    reasonOf(startCapture(meeting, { token: t, consent: null, withoutBiometrics: false, ip: null }));
  expect(await start(token)).toBe("consent_missing");
  const ctx: Ctx = {
    ...{ database, tenantId: invited.tenantId, mode: invited.mode, requestId: "test" },
    ...{ actor: { type: "applicant" as const, sessionId, deviceId: null }, now: () => new Date() },
  };
  const code = new URL((await handOver(ctx, sessionId)).url).hash.slice(1);
  expect(await start(code)).toBe("consent_missing");
  expect(await getInfo(meeting, code, null)).toMatchObject({ state: "open", agreed: false });
  // Refused, it is not used up.
  expect(await reasonOf(openSession(database, { sessionId, token: code, requestId: "t", consent }))).toBe(
    "done",
  );
  // And the mailed link still wants its own agreement on this device.
  expect(await start(token)).toBe("consent_missing");
});

test("declining withdraws what was agreed to", async () => {
  const { ctx, sessionId } = await startApplicant(database);
  await declineConsent(ctx, sessionId);
  const rows = await database.readSystem<{ withdrawn: boolean }>(
    "select withdrawn_at is not null as withdrawn from consents where session_id = $1",
    [sessionId],
  );
  expect(rows).toEqual([{ withdrawn: true }]);
});

/** A session that failed for a reason. */
async function failed(failureReason: string) {
  const person = await startApplicant(database, { checkTypes: ["document_check"] });
  const { ctx, sessionId } = person;
  await chooseDocument(ctx, sessionId, { type: "passport", country: "GB" });
  await storeCapture(ctx, store, { sessionId, step: "document_front", bytes: await picture() });
  await submitSession(ctx, sessionId);
  await database.inTenant(ctx, async (tx) => {
    const session = await lockSession(ctx, tx, sessionId);
    const [check] = await sessionChecks(ctx, tx, sessionId);
    const result = { outcome: "issue" as const, breakdown: {}, evidence: {}, failureReason };
    await recordCheckResult(ctx, tx, session, check?.id ?? "", "test", {
      ...result,
      failureDetails: "secret",
    });
  });
  return person;
}

test("every fraud reason reads the same to its person, byte for byte; others explain themselves", async () => {
  const seen = new Set<string>();
  for (const reason of ["document_fake", "liveness_failed", "sanctions_match"]) {
    const { ctx, sessionId } = await failed(reason);
    seen.add(JSON.stringify(await view(ctx, sessionId)));
  }
  expect(seen.size).toBe(1);
  const [neutral = ""] = seen;
  expect(neutral).not.toMatch(/fake|liveness_failed|sanction|secret|fraud/i);
  const { ctx, sessionId } = await failed("document_expired");
  expect((await view(ctx, sessionId)).failure?.texts.en).toMatch(/expired/);
});

test("a failed applicant asks for a person once, within 30 days; the session then waits in the queue", async () => {
  const { ctx, sessionId } = await failed("face_mismatch");
  expect((await view(ctx, sessionId)).failure?.contest).toEqual({
    ...{ asked: false, decision: null, may_ask: true },
  });
  const words = { text: "The light was poor.", language: "en" };
  const late: Ctx = { ...ctx, now: () => new Date(Date.now() + 31 * 86_400_000) };
  expect(await reasonOf(requestContest(late, sessionId, words))).toBe("too_late");
  await Promise.all([1, 2, 3].map(() => requestContest(ctx, sessionId, words)));
  const rows = await database.readSystem<Record<string, unknown>>(
    `select s.status, s.outcome, s.queue_reason, s.queued_at is not null as queued, c.text,
       (select count(*)::int from audit_entries a where a.target_id = s.id and a.action = 'contest.requested') as audited
     from verification_sessions s join contests c on c.session_id = s.id where s.id = $1`,
    [sessionId],
  );
  expect(rows).toEqual([
    {
      status: "failed",
      outcome: "issue",
      queue_reason: "contest",
      queued: true,
      text: words.text,
      audited: 1,
    },
  ]);
  expect((await view(ctx, sessionId)).failure?.contest).toEqual({
    ...{ asked: true, decision: null, may_ask: false },
  });
  const open = await startApplicant(database);
  expect(await reasonOf(requestContest(open.ctx, open.sessionId, words))).toBe("not_failed");
  expect(await reasonOf(requestContest(open.ctx, sessionId, words))).toBe("PERMISSION_DENIED");
});

test("without biometrics: no face is asked for or measured, an address is, and a person has to decide", async () => {
  const invited = await inviteApplicant(database);
  const { sessionId, token, tenantId, mode } = invited;
  const start = () =>
    openSession(database, { sessionId, token, requestId: "test", consent, withoutBiometrics: true });
  expect(await reasonOf(start())).toBe("not_offered");
  await database.asSystem((tx) =>
    tx.query(`update tenants set settings = '{"nonBiometricAlternative": true}' where id = $1`, [tenantId]),
  );
  const { ctx } = await start();
  expect((await view(ctx, sessionId)).steps.map((s) => s.step)).toEqual([
    ...["document_front", "document_back", "proof_of_address"],
  ]);
  await chooseDocument(ctx, sessionId, { type: "passport", country: "GB" });
  const bytes = await picture();
  expect(await reasonOf(storeCapture(ctx, store, { sessionId, step: "selfie", bytes }))).toBe(
    "step_not_asked",
  );
  for (const step of ["document_front", "proof_of_address"] as const) {
    await storeCapture(ctx, store, { sessionId, step, bytes });
  }
  await submitSession(ctx, sessionId);
  for (const type of ["document_check", "proof_of_address_check"]) {
    await database.inTenant({ tenantId, mode }, async (tx) => {
      const session = await lockSession(ctx, tx, sessionId);
      const check = (await sessionChecks(ctx, tx, sessionId)).find((c) => c.checkType === type);
      const result = { outcome: "clear" as const, breakdown: {}, evidence: {} };
      await recordCheckResult(ctx, tx, session, check?.id ?? "", "test", result);
    });
  }
  const [ended] = await database.readSystem<Record<string, unknown>>(
    `select s.status, s.outcome, s.price, (select outcome from checks c where c.session_id = s.id
       and c.check_type = 'enhanced_identity_check') as face from verification_sessions s where s.id = $1`,
    [sessionId],
  );
  expect(ended).toEqual({ status: "completed", outcome: "consider", price: 3, face: "consider" });
});
