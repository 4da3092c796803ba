import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ApiTenant, startApi, type TestApi } from "../../fixtures/api";
import { eventBodies } from "../../fixtures/event-bodies";

let api: TestApi;
let tenant: ApiTenant;

beforeAll(async () => {
  api = await startApi();
  tenant = await api.createTenant();
});
afterAll(() => api.close());

describe.each(["v1", "v2"])("%s: a session's life", (version) => {
  const base = `/api/${version}`;

  async function create(body: Record<string, unknown> = {}) {
    const entity = await api.createEntity(tenant);
    const answer = await api.request("POST", `${base}/verification/sessions/`, {
      key: tenant.keys.test,
      body: { entity_id: entity, email: "john.doe@example.com", ...body },
    });
    expect(answer.status, answer.text).toBe(202);
    return { entity, ...(answer.body as { session_id: string }) };
  }

  test("create, complete, results, review, events in order", async () => {
    const { session_id, entity } = await create();
    const url = `${base}/verification/sessions/${session_id}`;
    const key = tenant.keys.test;
    const early = await api.request("GET", `${url}/results/`, { key });
    expect(early).toMatchObject({
      status: 400,
      body: { code: "INVALID_REQUEST", details: { session_id, current_status: "pending" } },
    });
    const done = await api.request("POST", `${base}/test/verification/sessions/${session_id}/simulate/`, {
      key,
      body: { action: "complete", extracted_data: { document_number: "P12345678" } },
    });
    expect(done).toMatchObject({
      status: 200,
      body: { status: "completed", outcome: "clear", checks_completed: true },
    });
    const results = await api.request("GET", `${url}/results`, { key });
    expect(results.status, results.text).toBe(200);
    expect(results.body.extracted_data).toMatchObject({
      first_name: "John",
      last_name: "Doe",
      document_number: "******678",
    });
    expect(results.body.extracted_data.address).toBeUndefined();
    const review = await api.request("POST", `${url}/reviews/create/`, {
      key,
      body: { decision: "approved", notes: "Fine." },
    });
    expect(review.status, review.text).toBe(201);
    const list = await api.request("GET", `${url}/reviews/`, { key });
    expect(list.body.latest_decision).toBe("approved");
    const sessions = await api.request(
      "GET",
      `${base}/entities/${entity}/verification-sessions/?status=completed`,
      { key },
    );
    expect(sessions.body.results, sessions.text).toHaveLength(1);
    const events = await eventBodies(api.owner, session_id);
    expect(events.map((e) => e.type.replace("verification.", ""))).toEqual([
      "session_created",
      "session_accessed",
      "check_completed",
      "check_completed",
      "session_completed",
    ]);
    for (const { body } of events) expect(JSON.stringify(JSON.parse(body))).toBe(body);
    const [mail] =
      await api.owner`select template, recipient, state from emails where session_id = ${session_id}`;
    expect(mail).toEqual({
      template: "verification_link",
      recipient: "john.doe@example.com",
      state: "pending",
    });
  });

  test("resend three times, then 429; revoke; then nothing more", async () => {
    const { session_id } = await create();
    const url = `${base}/verification/sessions/${session_id}`;
    const key = tenant.keys.test;
    for (const n of [1, 2, 3]) {
      const sent = await api.request("POST", `${url}/resend/`, {
        key,
        ...(n === 1 ? { body: { email: "work@example.com" } } : {}),
      });
      expect(sent).toMatchObject({
        status: 200,
        body: { resend_count: n, email_sent_to: n === 1 ? "work@example.com" : "john.doe@example.com" },
      });
    }
    const fourth = await api.request("POST", `${url}/resend/`, { key });
    expect(fourth).toMatchObject({
      status: 429,
      body: { code: "RATE_LIMITED", details: { session_id, resend_count: 3 } },
    });
    expect(await api.request("DELETE", `${url}/revoke/`, { key })).toMatchObject({
      status: 200,
      body: { status: "revoked" },
    });
    const again = await api.request("DELETE", `${url}/revoke/`, { key });
    expect(again).toMatchObject({ status: 400, body: { error: "Cannot revoke revoked session" } });
    expect(await api.request("POST", `${url}/resend/`, { key })).toMatchObject({ status: 400 });
    const [row] =
      await api.owner`select count(*)::int as live from link_tokens where session_id = ${session_id} and replaced_at is null`;
    expect(row?.live).toBeLessThanOrEqual(1);
  });

  test("expire is one event, and frees the entity for a new session", async () => {
    const { session_id, entity } = await create();
    await api.owner`update verification_sessions set expires_at = now() - interval '1 second' where id = ${session_id}`;
    const seen = await api.request("GET", `${base}/verification/sessions/${session_id}/`, {
      key: tenant.keys.test,
    });
    expect(seen.body).toMatchObject({ status: "expired", outcome: "pending" });
    const again = await api.request("POST", `${base}/verification/sessions/`, {
      key: tenant.keys.test,
      body: { entity_id: entity, email: "john.doe@example.com" },
    });
    expect(again.status, again.text).toBe(202);
    const events =
      await api.owner`select 1 from events where session_id = ${session_id} and type = 'verification.session_expired'`;
    expect(events).toHaveLength(1);
  });

  test("another tenant's and the other mode's session are not there", async () => {
    const { session_id } = await create();
    const stranger = await api.createTenant();
    for (const key of [stranger.keys.test, tenant.keys.live]) {
      for (const path of ["", "results/", "reviews/"]) {
        const answer = await api.request("GET", `${base}/verification/sessions/${session_id}/${path}`, {
          key,
        });
        expect(answer.status).toBe(404);
      }
      expect(
        (await api.request("DELETE", `${base}/verification/sessions/${session_id}/revoke/`, { key })).status,
      ).toBe(404);
    }
  });
});
