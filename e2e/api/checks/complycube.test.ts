import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { documentResult, startVendor, type Vendor } from "../../fixtures/complycube-server";
import { until } from "../../fixtures/outbox-rows";
import { startWork, type Work } from "../test-mode/play-script";

const SECRET = "vendor-webhook-secret";
let work: Work;
let vendor: Vendor;
let post: (request: Request) => Promise<Response>;

beforeAll(async () => {
  vendor = await startVendor(SECRET);
  Object.assign(process.env, {
    ...{ COMPLYCUBE_URL: vendor.url, COMPLYCUBE_API_KEY: "live-key", COMPLYCUBE_WEBHOOK_SECRET: SECRET },
    ...{ COMPLYCUBE_DEADLINE_MINUTES: "240", CHECK_PROVIDERS: "document_check=complycube" },
  });
  work = await startWork();
  ({ POST: post } = await import("@/app/api/callbacks/complycube/route"));
});
beforeEach(() => {
  vendor.calls.length = 0;
  vendor.heal();
});
afterAll(async () => {
  await work.close();
  await vendor.close();
});

type Person = Awaited<ReturnType<Work["start"]>>;

async function begin(checkTypes: Parameters<Work["start"]>[0] = ["document_check"]): Promise<Person> {
  const person = await work.start(checkTypes, "live");
  await work.database.asSystem(async (tx) => {
    await tx.query("insert into credit_accounts (tenant_id, mode, balance) values ($1, 'live', 100)", [
      person.tenantId,
    ]);
    await tx.query("update entities set nationality = 'GB' where tenant_id = $1", [person.tenantId]);
  });
  const noise = { type: "gaussian", mean: 128, sigma: 40 } as const;
  const photo = await sharp({ create: { width: 700, height: 500, channels: 3, background: "#888", noise } })
    .jpeg()
    .toBuffer();
  await work.handIn(person, "document_front", photo);
  if (checkTypes.includes("identity_check")) await work.handIn(person, "selfie", photo);
  await work.handIn(person, "document_back", photo);
  await work.submit(person);
  return person;
}

async function run(person: Person) {
  const [row] = await work.database.readSystem<{
    ref: string | null;
    state: Record<string, unknown>;
    attempts: number;
  }>("select vendor_ref as ref, vendor_state as state, attempts from check_runs where session_id = $1", [
    person.sessionId,
  ]);
  return row;
}

/** Until the vendor has the check and the run waits for it. */
async function waiting(person: Person): Promise<string> {
  await until("waiting", async () => {
    const row = await run(person);
    return Boolean(row?.ref) && row?.attempts === 0;
  });
  return (await run(person))?.ref ?? "";
}
const hurry = (person: Person) =>
  work.database.asSystem((tx) =>
    tx.query("update check_runs set run_at = now() where session_id = $1 and lease_token is null", [
      person.sessionId,
    ]),
  );
const callBack = (body: Buffer, signature: string) =>
  post(
    new Request("http://127.0.0.1/api/callbacks/complycube/", {
      method: "POST",
      body: new Uint8Array(body),
      headers: { "complycube-signature": signature },
    }),
  );

test("a check is started, its signed callback heard, its result fetched and mapped", async () => {
  const person = await begin();
  const ref = await waiting(person);
  expect(vendor.calls.map((c) => `${c.method} ${c.path.replace(/\w{24}/g, "ID")}`)).toEqual([
    "POST /clients",
    "POST /documents",
    "POST /documents/ID/upload/front",
    "POST /documents/ID/upload/back",
    "POST /checks",
    "GET /checks/ID",
  ]);
  expect(vendor.calls.every((c) => c.key === "live-key")).toBe(true);
  expect(JSON.stringify(vendor.calls[0]?.body)).not.toContain("john@example.test");
  const { body, signature } = vendor.finish(ref, documentResult("clear"));
  expect((await callBack(body, signature)).status).toBe(200);
  const ended = await work.settled(person);
  expect(ended).toMatchObject({ status: "completed", outcome: "clear" });
  expect(ended.checks.document_check?.result).toMatchObject({
    ...{ decided_by: "engine:complycube", vendor_check_id: ref },
    breakdown: {
      documentValidation: "clear",
      documentExpiry: "clear",
      dataConsistency: "clear",
      visualAuthenticity: "clear",
    },
  });
  const [data] = await work.database.readSystem<{ data: object }>(
    "select extracted_data as data from checks where session_id = $1",
    [person.sessionId],
  );
  expect(data?.data).toMatchObject({
    first_name: "John",
    document_number: "P12345678",
    expiry_date: "2030-05-15",
  });
});

test("without a callback it is asked, and a finding of the vendor decides", async () => {
  const person = await begin();
  const ref = await waiting(person);
  vendor.finish(ref, documentResult("attention", { contentAnalysis: { documentExpiry: "attention" } }));
  await hurry(person);
  expect(await work.settled(person)).toMatchObject({
    outcome: "attention",
    failure_reason: "document_expired",
  });
});

test("an overall `clear` is never better than the worst finding", async () => {
  const person = await begin();
  const ref = await waiting(person);
  vendor.finish(ref, documentResult("clear", { forensicAnalysis: { securityElements: "rejected" } }));
  await hurry(person);
  expect(await work.settled(person)).toMatchObject({ status: "failed", failure_reason: "document_fake" });
});

test("an outage in the middle of starting loses and repeats nothing", async () => {
  for (const at of [/POST \/documents$/, /upload\/back/, /GET \/checks/]) vendor.fail(at, { status: 503 });
  vendor.fail(/POST \/documents$/, "hang-up");
  const person = await begin();
  await until("started", async () => {
    await hurry(person);
    return Boolean((await run(person))?.ref);
  });
  const ref = await waiting(person);
  expect([vendor.made("POST", /^\/clients/), vendor.made("POST", /^\/checks/)]).toEqual([1, 1]);
  expect(vendor.made("POST", /upload\/front/)).toBe(1);
  vendor.finish(ref, documentResult("clear"));
  await until("finished", async () => {
    await hurry(person);
    return (await work.end(person)).status === "completed";
  });
});

test("a check that was created while the answer was lost is found, not created twice", async () => {
  vendor.fail(/POST \/checks$/, "after-work");
  const person = await begin();
  await until("adopted", async () => {
    await hurry(person);
    return Boolean((await run(person))?.ref);
  });
  expect(vendor.made("POST", /^\/checks$/)).toBe(1);
  expect(vendor.checks.has(await waiting(person))).toBe(true);
});

test("a vendor that stays away ends the check `error` after its deadline", async () => {
  vendor.fail(/POST \/clients/, { status: 500 }, 1_000);
  const person = await begin();
  await until("tried", async () => Boolean((await run(person))?.state));
  expect(await work.end(person)).toMatchObject({ status: "accessed" });
  await work.database.asSystem((tx) =>
    tx.query(
      `update check_runs set vendor_state = jsonb_set(vendor_state, '{startedAt}', '"2026-01-01T00:00:00Z"') where session_id = $1`,
      [person.sessionId],
    ),
  );
  await hurry(person);
  expect(await work.settled(person)).toMatchObject({
    status: "failed",
    outcome: "error",
    failure_reason: "timeout",
  });
});

test.each([
  [
    "a picture it cannot use",
    { status: 400, body: '{"type":"invalid_request","param":"data"}' },
    /upload/,
    "unreadable",
  ],
  [
    "a document it does not know",
    { status: 422, body: '{"type":"unsupported_document_type_country"}' },
    /POST \/checks$/,
    "wrong_document_type",
  ],
])("%s is asked of the person again", async (_, fault, at, reason) => {
  vendor.fail(at, fault);
  const person = await begin();
  const ended = await work.settled(person);
  expect(ended).toMatchObject({ status: "accessed", submitted: false, rejected: [reason] });
});

test("a wrong key fails the try and is not taken for a result", async () => {
  vendor.fail(/POST \/clients/, { status: 401, body: '{"type":"not_authorized"}' });
  const person = await begin();
  await until("failed once", async () => {
    const [row] = await work.database.readSystem<{ error: string | null }>(
      "select error from check_runs where session_id = $1",
      [person.sessionId],
    );
    return row?.error?.startsWith("Try 1 failed") ?? false;
  });
  expect(await work.end(person)).toMatchObject({ status: "accessed" });
  await hurry(person);
  await waiting(person);
});

test("callbacks: signature over the raw bytes, and replays", async () => {
  const person = await begin();
  const ref = await waiting(person);
  const { body, signature } = vendor.finish(ref, documentResult("clear"));
  const respaced = Buffer.from(JSON.stringify(JSON.parse(body.toString()), null, 1));
  const statuses = await Promise.all([
    callBack(body, "").then((r) => r.status),
    callBack(body, signature.slice(0, 63)).then((r) => r.status),
    callBack(body, "0".repeat(64)).then((r) => r.status),
    callBack(respaced, signature).then((r) => r.status),
  ]);
  expect(statuses).toEqual([401, 401, 401, 401]);
  expect((await work.end(person)).status).toBe("accessed");
  for (let n = 0; n < 3; n += 1) expect((await callBack(body, signature)).status).toBe(200);
  expect(await work.settled(person)).toMatchObject({ status: "completed", outcome: "clear" });
  expect((await callBack(body, signature)).status).toBe(200);
});

test("the tenant may keep a check on this machine", async () => {
  const person = await work.start(["document_check"], "live");
  await work.database.asSystem((tx) =>
    tx.query(`update tenants set settings = '{"providers": {"document_check": "local"}}' where id = $1`, [
      person.tenantId,
    ]),
  );
  await work.handIn(
    person,
    "document_front",
    await sharp({ create: { width: 300, height: 300, channels: 3, background: "#888" } })
      .jpeg()
      .toBuffer(),
  );
  await work.submit(person);
  await until(
    "decided elsewhere",
    async () => {
      const now = await work.end(person);
      return now.checks.document_check?.status === "completed" || !now.submitted;
    },
    60_000,
  );
  // Other people's checks may still be asked about; of this one the vendor has heard nothing.
  const [check] = await work.database.asSystem((tx) =>
    tx.query<{ id: string }>("select id from checks where session_id = $1", [person.sessionId]),
  );
  expect(check?.id).toBeDefined();
  expect(JSON.stringify(vendor.calls)).not.toContain(check?.id);
}, 90_000);
