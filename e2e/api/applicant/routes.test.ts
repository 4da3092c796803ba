import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Database } from "@/db/client";
import { CONSENT_VERSION, consentHash } from "@/lib/applicant/consent-text";
import { newId } from "@/lib/ids";
import { createTestDatabase, type TestDatabase } from "../../fixtures/database";
import { type Invited, inviteApplicant } from "./applicant-session";
import { picture } from "./hostile-files";

const ORIGIN = new URL(process.env.BASE_URL ?? "").origin;
const PATHS = [
  ...["info", "start", "state", "submit", "decline", "captures/selfie"],
  ...["document", "challenge", "handover", "contest"],
] as [
  "info",
  "start",
  "state",
  "submit",
  "decline",
  "captures/selfie",
  "document",
  "challenge",
  "handover",
  "contest",
];
type Path = (typeof PATHS)[number];
type Handler = (request: Request, context: { params: Promise<never> }) => Promise<Response>;

let made: TestDatabase;
let database: Database;
let folder: string;
const handlers = {} as Record<Path, Handler>;

beforeAll(async () => {
  made = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), "veridesk-media-"));
  process.env.DATABASE_URL = made.url;
  process.env.DATA_DIR = folder;
  database = new Database(made.url, 5);
  const base = "../../../app/api/verify/[sessionId]";
  handlers.info = (await import(`${base}/info/route`)).POST;
  handlers.start = (await import(`${base}/start/route`)).POST;
  handlers.state = (await import(`${base}/state/route`)).GET;
  handlers.submit = (await import(`${base}/submit/route`)).POST;
  handlers.decline = (await import(`${base}/decline/route`)).POST;
  handlers.document = (await import(`${base}/document/route`)).POST;
  handlers.challenge = (await import(`${base}/challenge/route`)).POST;
  handlers.handover = (await import(`${base}/handover/route`)).POST;
  handlers.contest = (await import(`${base}/contest/route`)).POST;
  handlers["captures/selfie"] = (await import(`${base}/captures/[step]/route`)).POST;
});
afterAll(async () => {
  await database.close();
  await made.drop();
  await rm(folder, { recursive: true, force: true });
});

type Send = { body?: BodyInit | object; cookie?: string; headers?: Record<string, string>; step?: string };

async function send(path: Path, sessionId: string, { body, cookie, headers, step }: Send = {}) {
  const raw = typeof body === "string" || body instanceof Uint8Array || body instanceof ReadableStream;
  const request = new Request(`${ORIGIN}/api/verify/${sessionId}/${path}/`, {
    method: path === "state" ? "GET" : "POST",
    headers: { origin: ORIGIN, ...(cookie && { cookie }), ...headers },
    ...(body !== undefined && { body: raw ? (body as BodyInit) : JSON.stringify(body), duplex: "half" }),
  });
  const params = { sessionId, ...(path === "captures/selfie" && { step: step ?? "selfie" }) };
  const response = await handlers[path](request, { params: Promise.resolve(params as never) });
  const json = (await response.json()) as Record<string, unknown> & { details?: { reason?: string } };
  return { status: response.status, json, cookie: response.headers.get("set-cookie"), response };
}

const consent = { version: CONSENT_VERSION, language: "de" };
const start = async ({ sessionId, token }: Invited) => {
  const { cookie } = await send("start", sessionId, { body: { token, consent } });
  return (cookie ?? "").split(";")[0] ?? "";
};

test("looking changes nothing; Start fires one event, however often and wherever it is pressed", async () => {
  const invited = await inviteApplicant(database);
  const { sessionId, token } = invited;
  const looked = await send("info", sessionId, { body: { token } });
  expect(looked.json).toMatchObject({ state: "open", started: false, tenant: { name: "Northwind Bank" } });
  const stateOf = () =>
    database.readSystem<{ status: string; events: number }>(
      "select status, event_sequence as events from verification_sessions where id = $1",
      [sessionId],
    );
  expect(await stateOf()).toEqual([{ status: "pending", events: 1 }]);

  const cookies = await Promise.all([start(invited), start(invited), start(invited)]);
  expect(new Set(cookies).size).toBe(3);
  expect(await stateOf()).toEqual([{ status: "accessed", events: 2 }]);
  for (const cookie of cookies) {
    expect((await send("state", sessionId, { cookie })).json).toMatchObject({ state: "capturing" });
  }
  const agreed = await database.readSystem<Record<string, unknown>>(
    `select language, version, encode(text_hash, 'hex') as hash, withdrawn_at from consents where session_id = $1`,
    [sessionId],
  );
  const row = { language: "de", version: CONSENT_VERSION, withdrawn_at: null };
  expect(agreed).toEqual(
    Array(3).fill({
      ...row,
      hash: consentHash("de", { tenant: "Northwind Bank", faces: 365, documents: 1826, unfinished: 90 }),
    }),
  );
});

test("the cookie is out of scripts' reach and opens its own session only", async () => {
  const [one, two] = [await inviteApplicant(database), await inviteApplicant(database)];
  const { cookie: header } = await send("start", one.sessionId, { body: { token: one.token, consent } });
  expect(header).toMatch(/; HttpOnly; SameSite=Strict$/);
  expect(header).toContain(`; Path=/api/verify/${one.sessionId};`);
  const value = header?.split(/[=;]/)[1];
  const stolen = `veridesk_applicant_${two.sessionId.slice(0, 8)}=${value}`;
  expect(await send("state", two.sessionId, { cookie: stolen })).toMatchObject({
    status: 401,
    json: { code: "AUTHENTICATION_FAILED" },
  });
  // The mailed token is no device token, nor the other way round.
  const mailed = `veridesk_applicant_${one.sessionId.slice(0, 8)}=${one.token}`;
  expect((await send("state", one.sessionId, { cookie: mailed })).status).toBe(401);
  expect((await send("info", one.sessionId, { body: { token: value } })).json).toEqual({ state: "unknown" });
});

test("dead links answer with one word and reveal nothing else", async () => {
  const seen: Record<string, unknown> = {};
  const past = await inviteApplicant(database, { expiresAt: new Date(Date.now() - 1000) });
  const replaced = await inviteApplicant(database);
  await database.asSystem((tx) =>
    tx.query("update link_tokens set replaced_at = now() where session_id = $1", [replaced.sessionId]),
  );
  const revoked = await inviteApplicant(database);
  await database.asSystem((tx) =>
    tx.query("update verification_sessions set status = 'revoked', revoked_at = now() where id = $1", [
      revoked.sessionId,
    ]),
  );
  const declined = await inviteApplicant(database);
  expect((await send("decline", declined.sessionId, { body: { token: declined.token } })).json).toMatchObject(
    {
      state: "failed",
      failure: { declined: true, contest: { asked: false, may_ask: true } },
    },
  );
  const cases = { expired: past, replaced, revoked, failed: declined };
  for (const [name, { sessionId, token }] of Object.entries(cases)) {
    seen[name] = (await send("info", sessionId, { body: { token } })).json;
    const pressed = await send("start", sessionId, { body: { token, consent } });
    expect([pressed.status, pressed.json.details?.reason]).toEqual([400, name]);
  }
  const other = await inviteApplicant(database);
  seen.unknown = (await send("info", other.sessionId, { body: { token: past.token } })).json;
  expect(seen).toEqual({
    expired: { state: "expired" },
    replaced: { state: "replaced" },
    revoked: { state: "revoked" },
    failed: { state: "failed" },
    unknown: { state: "unknown" },
  });
  expect((await send("info", newId(), { body: { token: other.token } })).json).toEqual({ state: "unknown" });
});

test("a page of another origin is refused, and so is one that does not say where it comes from", async () => {
  const { sessionId, token } = await inviteApplicant(database);
  for (const headers of [
    { origin: "https://evil.example" },
    { origin: "" },
    { origin: "null" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ]) {
    const { status, json } = await send("info", sessionId, { body: { token }, headers });
    expect([status, json.code]).toEqual([403, "PERMISSION_DENIED"]);
  }
});

test("a picture without the cookie is not read; one that is too large is given up while it arrives", async () => {
  const invited = await inviteApplicant(database);
  const { sessionId } = invited;
  expect((await send("captures/selfie", sessionId, { body: await picture() })).status).toBe(401);
  const cookie = await start(invited);
  let pulled = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulled += 1;
      controller.enqueue(new Uint8Array(1024 * 1024));
    },
  });
  const { status, json } = await send("captures/selfie", sessionId, { body: endless, cookie });
  expect([status, json.code, json.details?.reason]).toEqual([413, "PAYLOAD_TOO_LARGE", "too_large"]);
  expect(pulled).toBeLessThan(20);
  const good = await send("captures/selfie", sessionId, { body: await picture(), cookie });
  expect(good).toMatchObject({ status: 200, json: { state: "capturing", next: "document_front" } });
  expect((await send("captures/selfie", sessionId, { body: "x", cookie, step: "../selfie" })).status).toBe(
    404,
  );
});

test("bad input is answered in the envelope, never with a 500", async () => {
  const invited = await inviteApplicant(database);
  const cookie = await start(invited);
  const bodies = [
    "{",
    "[]",
    "null",
    "7",
    '"x"',
    '{"token":7}',
    '{"token":"\\u0000"}',
    "\u0000",
    "x".repeat(70_000),
  ];
  const more = [
    '{"token":"a","consent":null}',
    '{"token":"a","consent":{"version":1}}',
    '{"token":"\\ud800"}',
  ];
  const ids = [invited.sessionId, newId(), "no-id", "%00", "..", "x".repeat(3000)];
  for (const path of PATHS) {
    for (const sessionId of ids) {
      for (const body of path === "state" ? [undefined] : [...bodies, ...more]) {
        const { status, json, response } = await send(path, encodeURIComponent(sessionId), {
          ...(body !== undefined && { body }),
          cookie,
        });
        expect(status, `${path} ${sessionId} ${body}`).toBeLessThan(500);
        if (status >= 400)
          expect(Object.keys(json)).toEqual(expect.arrayContaining(["error", "code", "request_id"]));
        expect(response.headers.get("cache-control")).toBe("no-store");
      }
    }
  }
});

test("too many requests for one session wait, others go on", async () => {
  const [loud, quiet] = [await inviteApplicant(database), await inviteApplicant(database)];
  const answers = [];
  for (let i = 0; i < 25; i += 1) {
    answers.push(await send("start", loud.sessionId, { body: { token: "nope", consent } }));
  }
  const last = answers.at(-1);
  expect(last).toMatchObject({ status: 429, json: { code: "RATE_LIMITED" } });
  expect(Number(last?.response.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await send("start", quiet.sessionId, { body: { token: quiet.token, consent } })).status).toBe(200);
});

test("a newer consent text must be read before Start", async () => {
  const { sessionId, token } = await inviteApplicant(database);
  const old = await send("start", sessionId, { body: { token, consent: { ...consent, version: "2020-1" } } });
  expect([old.status, old.json.details?.reason]).toEqual([400, "consent_changed"]);
  expect((await send("info", sessionId, { body: { token } })).json.state).toBe("open");
});

test("the end leads back to where the session says, with its documented query", async () => {
  const redirect = { url: "https://shop.example/done?a=1", state: "s p&ace" };
  const invited = await inviteApplicant(database, { redirect });
  const cookie = await start(invited);
  expect((await send("state", invited.sessionId, { cookie })).json.redirect_url).toBeNull();
  await send("decline", invited.sessionId, { cookie });
  const { json } = await send("state", invited.sessionId, { cookie });
  const url = new URL(String(json.redirect_url));
  expect(url.origin + url.pathname).toBe("https://shop.example/done");
  expect(Object.fromEntries(url.searchParams)).toEqual({
    ...{ a: "1", session_id: invited.sessionId, status: "failed", state: "s p&ace" },
  });
});
