import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startApi, type TestApi } from "../../fixtures/api";
import { makeDesk } from "./desk-scene";

let api: TestApi;
let desk: Awaited<ReturnType<typeof makeDesk>>;
beforeAll(async () => {
  api = await startApi();
  desk = await makeDesk(api);
});
afterAll(() => api.close());

const answer = (who: "ada" | "bob", id: string, body: object) =>
  desk.call(who, "POST", `${id}/contest/`, { notes: "Looked at again.", ...body });
const contested = async (email?: string | null) => {
  const id = await desk.session("issue", email);
  await desk.contest(id);
  await api.owner`update verification_sessions set queued_at = now(), queue_reason = 'contest' where id = ${id}`;
  return id;
};
const row = async (id: string) =>
  (await api.owner`select * from verification_sessions where id = ${id}`)[0] ?? {};
const mails = async (id: string) =>
  (await api.owner`select template, language from emails where session_id = ${id}`).map(
    (m) => `${m.template} ${m.language}`,
  );

describe("answered once", () => {
  test("upheld: status and outcome stay; mailed, audited, out of the queue", async () => {
    const id = await contested();
    expect((await desk.call("ada", "GET", `${id}/`)).body.contest).toEqual({
      status: "open",
      decision: null,
      decided_at: null,
    });
    const done = await answer("ada", id, { decision: "upheld" });
    expect(done).toMatchObject({
      status: 200,
      body: { status: "resolved", decided_by: { name: "Jane Smith" } },
    });
    const after = (await desk.call("ada", "GET", `${id}/`)).body;
    expect(after).toMatchObject({ status: "failed", outcome: "issue", contest: { decision: "upheld" } });
    expect(await row(id)).toMatchObject({ queued_at: null, queue_reason: null });
    expect(await mails(id)).toContain("contest_answered de");
    const audited =
      await api.owner`select 1 from audit_entries where target_id = ${id} and action = 'contest.resolved'`;
    expect(audited).toHaveLength(1);
    expect((await answer("bob", id, { decision: "new_session" })).body).toMatchObject({
      code: "CONFLICT",
      details: { decision: "upheld" },
    });
  });

  test("of ten answers at once one holds", async () => {
    const id = await contested();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        answer(i % 2 ? "ada" : "bob", id, { decision: i % 3 ? "upheld" : "new_session" }),
      ),
    );
    expect(answers.map((a) => a.status).sort()).toEqual([200, ...Array(9).fill(409)]);
    const made = await api.owner`select 1 from verification_sessions where replaces_session_id = ${id}`;
    expect(made.length).toBeLessThanOrEqual(1);
  });

  test("a new session is linked, free of charge, the same checks, and mailed", async () => {
    const id = await contested();
    const done = await answer("ada", id, { decision: "new_session" });
    expect(done.status).toBe(200);
    const fresh = await row(done.body.new_session_id);
    expect(fresh).toMatchObject({
      replaces_session_id: id,
      price: 0,
      status: "pending",
      email: "john@example.com",
    });
    expect(fresh.check_types).toEqual((await row(id)).check_types);
    expect(await mails(done.body.new_session_id)).toEqual(["verification_link en"]);
  });

  test("without an address, or while another session is active, nothing is answered", async () => {
    const id = await contested(null);
    expect((await answer("ada", id, { decision: "new_session" })).body.code).toBe("INVALID_REQUEST");
    const busy = await contested();
    const { entity_id } = await row(busy);
    await desk.call("ada", "POST", "", { entity_id, email: "john@example.com" });
    expect((await answer("ada", busy, { decision: "new_session" })).body.code).toBe("CONFLICT");
    expect((await desk.call("ada", "GET", `${busy}/contest/`)).body.status).toBe("open");
  });

  test("accepted says on what; four eyes make it a proposal first", async () => {
    const id = await contested();
    expect((await answer("ada", id, { decision: "accepted" })).body.errors).toHaveProperty("method");
    await desk.fourEyes(true);
    const accepted = { decision: "accepted", method: "Passport shown in the branch" };
    expect((await answer("ada", id, accepted)).body).toMatchObject({ status: "awaiting_second_person" });
    expect((await answer("ada", id, accepted)).body.code).toBe("INVALID_REQUEST");
    expect((await row(id)).queue_reason).toBe("second_person");
    expect((await answer("bob", id, accepted)).body).toMatchObject({
      status: "resolved",
      decision: "accepted",
      proposed_by: { name: "Jane Smith" },
      decided_by: { name: "Bob Reyes" },
    });
    const withdrawn = await contested();
    await answer("ada", withdrawn, accepted);
    expect((await answer("ada", withdrawn, { decision: "upheld" })).body).toMatchObject({
      decision: "upheld",
      proposed_by: null,
    });
    await desk.fourEyes(false);
  });

  test("without a contest: not found, for reading and for answering", async () => {
    const id = await desk.session("issue");
    expect((await desk.call("ada", "GET", `${id}/contest/`)).status).toBe(404);
    expect((await answer("ada", id, { decision: "upheld" })).status).toBe(404);
    expect((await desk.call("ada", "GET", `${id}/`)).body.contest).toBeNull();
  });
});

test("verification.contest_resolved goes only to endpoints that chose it by name", async () => {
  const make = async (event_type: string) =>
    (
      await api.request("POST", "/api/v2/webhooks/", {
        key: desk.tenant.keys.test,
        body: { event_type, webhook_url: `https://9.9.9.9/${event_type}` },
      })
    ).body.webhook_id as string;
  await make("*");
  const chosen = await make("verification.contest_resolved");
  const id = await contested();
  await answer("ada", id, { decision: "upheld" });
  const sent = await api.owner`select d.endpoint_id from deliveries d join events e on e.id = d.event_id
    where e.session_id = ${id} and e.type = 'verification.contest_resolved'`;
  expect(sent.map((d) => d.endpoint_id)).toEqual([chosen]);
});
