import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ApiTenant, startApi, type TestApi } from "../../fixtures/api";

// decisions.md › Sessions and clients.md › Sessions: what the document leaves open.
let api: TestApi;
let tenant: ApiTenant;
beforeAll(async () => {
  api = await startApi();
  tenant = await api.createTenant();
});
afterAll(() => api.close());

type Mode = "test" | "live";
const call = (method: string, path: string, body?: unknown, mode: Mode = "test", of = tenant) =>
  api.request(method, `/api/v2${path}`, { key: of.keys[mode], ...(body === undefined ? {} : { body }) });

async function create(body: object = {}, mode: Mode = "test", of = tenant) {
  const entity_id = await api.createEntity(of, mode);
  return call("POST", "/verification/sessions/", { entity_id, email: "john@example.com", ...body }, mode, of);
}
const simulate = (id: string, body: object) =>
  call("POST", `/test/verification/sessions/${id}/simulate/`, body);
const at = (id: string, more = "") => `/verification/sessions/${id}/${more}`;

describe("a session past its time, which no sweeper has reached", () => {
  test("is expired everywhere at once, and its event comes once", async () => {
    const made = await create();
    const id: string = made.body.session_id;
    await api.owner`update verification_sessions set expires_at = now() - interval '1 hour' where id = ${id}`;
    expect((await call("GET", at(id))).body).toMatchObject({ status: "expired", outcome: "pending" });
    const listed = async (status: string) =>
      (await call("GET", `/entities/${made.body.entity_id}/verification-sessions/?status=${status}`)).body
        .results.length;
    expect([await listed("expired"), await listed("pending")]).toEqual([1, 0]);
    const expected = { session_id: id, status: "expired" };
    const resent = await call("POST", at(id, "resend/"));
    expect(resent).toMatchObject({ status: 400, body: { code: "INVALID_REQUEST", details: expected } });
    expect(Object.keys(resent.body.details)).toEqual(["session_id", "status"]);
    const revoked = await call("DELETE", at(id, "revoke/"));
    expect(revoked.body).toMatchObject({ error: "Cannot revoke expired session", details: expected });
    expect(Object.keys(revoked.body.details)).toEqual(["session_id", "status", "expires_at"]);
    expect((await simulate(id, { action: "complete" })).status).toBe(400);
    const body = { entity_id: made.body.entity_id, email: "john@example.com" };
    expect((await call("POST", "/verification/sessions/", body)).status).toBe(202);
    const events =
      await api.owner`select 1 from events where session_id = ${id} and type = 'verification.session_expired'`;
    expect(events).toHaveLength(1);
  });
});

describe("revoking what has ended", () => {
  test.each([
    ["completed", "completed_at", { action: "complete" }],
    ["failed", "completed_at", { action: "complete", outcomes: { document_check: "issue" } }],
    ["expired", "expires_at", { action: "expire" }],
    ["revoked", "revoked_at", null],
  ])("%s: 400 with %s", async (status, when, action) => {
    const { body } = await create();
    if (action) await simulate(body.session_id, action);
    else await call("DELETE", at(body.session_id, "revoke/"));
    const refused = await call("DELETE", at(body.session_id, "revoke/"));
    expect(refused).toMatchObject({
      status: 400,
      body: { error: `Cannot revoke ${status} session`, code: "INVALID_REQUEST" },
    });
    expect(Object.keys(refused.body.details)).toEqual(["session_id", "status", when]);
    expect(refused.body.details[when]).toMatch(/Z$/);
  });
});

test("a resend keeps the expiry and kills the older link", async () => {
  const { body } = await create();
  await call("POST", at(body.session_id, "resend/"), { email: "" });
  expect((await call("GET", at(body.session_id))).body.expires_at).toBe(body.expires_at);
  const links =
    await api.owner`select replaced_at from link_tokens where session_id = ${body.session_id} order by created_at`;
  expect(links.map((l) => l.replaced_at === null)).toEqual([false, true]);
});

test("reviews: notes of 1 to 10,000 characters, checks of this session, latest first, outcome untouched", async () => {
  const [{ body }, { body: other }] = [await create(), await create()];
  for (const s of [body, other])
    await simulate(s.session_id, { action: "complete", outcomes: { document_check: "attention" } });
  const status = (await call("GET", at(body.session_id))).body;
  const foreign = (await call("GET", at(other.session_id))).body.checks[0].check_id;
  const review = (more: object) =>
    call("POST", at(body.session_id, "reviews/create/"), { decision: "rejected", notes: "n", ...more });
  for (const notes of ["", "   ", "x".repeat(10_001), null, undefined])
    expect((await review({ notes })).status).toBe(400);
  expect((await review({ notes: "x".repeat(10_000) })).status).toBe(201);
  for (const check_ids of [[foreign], [crypto.randomUUID()], ["x"], "x"]) {
    const refused = await review({ check_ids });
    expect(refused.body.code).toBe("VALIDATION_ERROR");
    expect(Object.keys(refused.body.errors)[0]).toMatch(/^check_ids/);
  }
  const own = [status.checks[1].check_id];
  const made = await review({ check_ids: own, decision: "approved" });
  expect(made.body).toMatchObject({ check_ids: own, reviewed_by: { id: tenant.userId, name: "Jane Smith" } });
  const { body: list } = await call("GET", at(body.session_id, "reviews/"));
  expect(list.results.map((r: { decision: string }) => r.decision)).toEqual(["approved", "rejected"]);
  const after = (await call("GET", at(body.session_id))).body;
  expect(after).toEqual({ ...status, review_decision: "approved" });
});

test("list items: the six documented fields, entity, and what clients read; newest first", async () => {
  const other = await api.createTenant();
  const made = [
    await create({}, "test", other),
    await create({}, "test", other),
    await create({}, "test", other),
  ];
  const { body } = await call("GET", "/verification/sessions/list/", undefined, "test", other);
  expect(body.results.map((r: { session_id: string }) => r.session_id)).toEqual(
    made.map((m) => m.body.session_id).reverse(),
  );
  const documented = ["session_id", "status", "outcome", "failure_reason", "created_at", "completed_at"];
  const beyond = ["entity_id", "entity_name", "checks_completed", "concerns_found"];
  expect(Object.keys(body.results[0]).sort()).toEqual([...documented, ...beyond].sort());
  const desk = await call("GET", "/verification/sessions/list/?expand=desk", undefined, "test", other);
  const columns = ["external_id", "email", "verification_profile", "check_types", "review_decision"];
  const all = [...documented, ...beyond, ...columns, "assignee", "expires_at"];
  expect(Object.keys(desk.body.results[0]).sort()).toEqual(all.sort());
  expect(
    (await call("GET", "/verification/sessions/list/?expand=all", undefined, "test", other)).status,
  ).toBe(400);
});

test.each(["clear", "consider", "attention", "issue", "error"])(
  "outcome %s: status, reason, what clients read",
  async (outcome) => {
    const { body } = await create();
    await simulate(body.session_id, { action: "complete", outcomes: { enhanced_identity_check: outcome } });
    const { body: seen } = await call("GET", at(body.session_id));
    const failed = outcome === "issue" || outcome === "error";
    expect(seen).toMatchObject({
      outcome,
      status: failed ? "failed" : "completed",
      concerns_found: outcome !== "clear",
      review_decision: null,
    });
    expect(seen.checks_completed).toBe(outcome !== "error");
    if (outcome === "clear") expect([seen.failure_reason, seen.failure_details]).toEqual([null, ""]);
    if (failed) expect(seen.failure_reason).toBe(outcome === "error" ? "provider_error" : "liveness_failed");
    const results = await call("GET", at(body.session_id, "results/"));
    expect(results.status).toBe(failed ? 400 : 200);
    for (const check of results.body.checks ?? []) {
      expect(Object.keys(check.result_data.evidence)).toEqual(Object.keys(check.result_data.breakdown));
    }
  },
);

test("before there is an outcome: nothing completed, no concerns known, checks pending", async () => {
  const { body } = await create();
  const { body: seen } = await call("GET", at(body.session_id));
  expect(seen).toMatchObject({
    checks_completed: false,
    concerns_found: null,
    review_decision: null,
    contest: null,
    failure_details: "",
  });
  await call("DELETE", at(body.session_id, "revoke/"));
  const { body: ended } = await call("GET", at(body.session_id));
  expect(ended.checks.map((c: { outcome: string }) => c.outcome)).toEqual(["not_processed", "not_processed"]);
});
