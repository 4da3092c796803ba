import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ApiTenant, startApi, type TestApi } from "../../fixtures/api";

let api: TestApi;
let tenant: ApiTenant;
beforeAll(async () => {
  api = await startApi();
  tenant = await api.createTenant();
});
afterAll(() => api.close());

const send = (method: string, path: string, body?: unknown) =>
  api.request(method, path, { key: tenant.keys.test, ...(body === undefined ? {} : { body }) });
const newSession = (entityId: string) =>
  send("POST", "/api/v2/verification/sessions/", {
    entity_id: entityId,
    email: "john@example.com",
    verification_profile: "basic",
    completion: { redirect_url: "http://localhost/done", state: "john-42" },
  });
const simulate = (sessionId: string, body: object) =>
  send("POST", `/api/v2/test/verification/sessions/${sessionId}/simulate/`, body);

describe.each(["v1", "v2"])("%s", (version) => {
  const erase = (id: string) => send("DELETE", `/api/${version}/entities/${id}/`);

  test("without a completed session it is gone with all that was read", async () => {
    const id = await api.createEntity(tenant);
    expect((await erase(id)).body).toEqual({ id, status: "deleted", purge_after: null });
    const [row] = await api.owner`select * from entities where id = ${id}`;
    expect(row).toMatchObject({
      name: "Erased",
      first_name: null,
      last_name: null,
      external_id: null,
      date_of_birth: null,
      gender: null,
      nationality: null,
      erased_at: expect.any(Date),
    });
    for (const [method, path] of [
      ["GET", ""],
      ["PATCH", ""],
      ["DELETE", ""],
    ] as const) {
      expect((await send(method, `/api/${version}/entities/${id}/${path}`)).status).toBe(404);
    }
    expect((await newSession(id)).status).toBe(404);
    const list = await send("GET", "/api/v2/entities/?page_size=100");
    expect(list.body.results.map((r: { id: string }) => r.id)).not.toContain(id);
    const found = await send("GET", "/api/v2/entities/search/?q=erased&threshold=0");
    expect(found.body.results).toEqual([]);
  });

  test("while a session is active it is refused; after revoking it goes, and the mail with it", async () => {
    const id = await api.createEntity(tenant);
    const { body: session } = await newSession(id);
    const refused = await erase(id);
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      code: "CONFLICT",
      details: { existing_session_id: session.session_id, status: "pending" },
    });
    expect((await send("GET", `/api/${version}/entities/${id}/`)).body.name).toBe("John Doe");

    await send("DELETE", `/api/${version}/verification/sessions/${session.session_id}/revoke/`);
    expect((await erase(id)).body.status).toBe("deleted");
    const mails =
      await api.owner`select state, recipient, sealed_input from emails where session_id = ${session.session_id}`;
    expect(mails).toEqual([{ state: "cancelled", recipient: "erased", sealed_input: null }]);
    const [row] = await api.owner`select entity_name, email, email_sent, external_id, completion_state
      from verification_sessions where id = ${session.session_id}`;
    expect(row).toEqual({
      entity_name: "Erased entity",
      email: null,
      email_sent: false,
      external_id: null,
      completion_state: null,
    });
  });

  test("an overdue session does not hold it up, and expires with its event", async () => {
    const id = await api.createEntity(tenant);
    const { body: session } = await newSession(id);
    await api.owner`update verification_sessions set created_at = now() - interval '3 days',
      expires_at = now() - interval '1 day' where id = ${session.session_id}`;
    expect((await erase(id)).status).toBe(200);
    const events = await api.owner`select type from events where session_id = ${session.session_id}
      and type = 'verification.session_expired'`;
    expect(events).toHaveLength(1);
  });

  test("a completed session's decision stays, without the name", async () => {
    const id = await api.createEntity(tenant);
    const { body: session } = await newSession(id);
    expect((await simulate(session.session_id, { action: "open" })).status).toBe(200);
    expect((await simulate(session.session_id, { action: "complete" })).body.status).toBe("completed");
    expect((await erase(id)).body).toEqual({ id, status: "archived", purge_after: null });
    const kept = await send("GET", `/api/${version}/verification/sessions/${session.session_id}/`);
    expect(kept.body).toMatchObject({ status: "completed", outcome: "clear", entity_name: "Erased entity" });
    const results = await send("GET", `/api/${version}/verification/sessions/${session.session_id}/results/`);
    expect(results.status).toBe(200);
    const audit =
      await api.owner`select details from audit_entries where target_id = ${id} and action = 'entity.erased'`;
    expect(audit).toEqual([{ details: { status: "archived", files: 0, sessions: 1 } }]);
  });

  test("erasing and creating a session at once: one of them wins, never both", async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < 20; round += 1) {
      const id = await api.createEntity(tenant);
      const create = () => newSession(id);
      const both = round % 2 ? [create(), erase(id)] : [erase(id), create()];
      const answers = await Promise.all(both);
      const [created, erased] = round % 2 ? answers : [...answers].reverse();
      outcomes.add(`${created?.status} ${erased?.status}`);
      const [row] =
        await api.owner`select e.erased_at, count(s.id) filter (where s.status = 'pending')::int as open
        from entities e left join verification_sessions s on s.entity_id = e.id where e.id = ${id} group by e.erased_at`;
      expect(row?.erased_at === null).toBe(row?.open === 1);
    }
    for (const outcome of outcomes) expect(["202 409", "404 200"]).toContain(outcome);
  });
});

test("erasing twice at once succeeds once", async () => {
  const id = await api.createEntity(tenant);
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => send("DELETE", `/api/v2/entities/${id}/`)),
  );
  expect(answers.map((a) => a.status).sort()).toEqual([200, ...Array(7).fill(404)]);
  const audit =
    await api.owner`select 1 from audit_entries where target_id = ${id} and action = 'entity.erased'`;
  expect(audit).toHaveLength(1);
});

test("changes at once are all kept", async () => {
  const id = await api.createEntity(tenant);
  const fields = ["phone", "title", "address_city", "address_line_1", "middle_name"];
  await Promise.all(fields.map((field) => send("PATCH", `/api/v2/entities/${id}/`, { [field]: "x" })));
  const { body } = await send("GET", `/api/v2/entities/${id}/`);
  expect(fields.map((field) => body[field])).toEqual(fields.map(() => "x"));
  expect(body.name).toBe("John x Doe");
});

test("answers kept for repeats say nothing of the erased person, and their keys stay taken", async () => {
  const key = crypto.randomUUID();
  const make = () =>
    api.request("POST", "/api/v2/entities/", {
      key: tenant.keys.test,
      headers: { "Idempotency-Key": key },
      body: { entity_type: "individual", first_name: "Idem", last_name: "Potent" },
    });
  const { body } = await make();
  expect((await make()).body.id).toBe(body.id);
  const other = await api.request("POST", "/api/v2/entities/", {
    key: tenant.keys.test,
    headers: { "Idempotency-Key": `${key}-other` },
    body: { entity_type: "individual", first_name: "Some", last_name: "Body" },
  });
  expect((await send("DELETE", `/api/v2/entities/${body.id}/`)).status).toBe(200);
  const repeated = await make();
  expect(repeated).toMatchObject({ status: 404, body: { code: "NOT_FOUND" } });
  expect(repeated.text).not.toContain("Idem");
  const rows = await api.owner`select length(body) > 0 as full, subjects from idempotency_keys
    where tenant_id = ${tenant.id} and path = '/api/v2/entities' order by created_at`;
  expect(rows.map((row) => [row.full, row.subjects])).toEqual([
    [false, [body.id]],
    [true, [other.body.id]],
  ]);
});
