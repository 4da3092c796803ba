import { afterAll, beforeAll, expect, it } from "vitest";
import { type ApiTenant, startApi, type TestApi } from "../../fixtures/api";

let api: TestApi;
let tenant: ApiTenant;
beforeAll(async () => {
  api = await startApi();
  tenant = await api.createTenant();
});
afterAll(() => api.close());

const call = (method: string, path: string, body?: object) =>
  api.request(method, `/api/v2${path}`, { key: tenant.keys.test, ...(body ? { body } : {}) });

async function completed() {
  const entity_id = await api.createEntity(tenant);
  const made = await call("POST", "/verification/sessions/", {
    ...{ entity_id, email: "ada@example.com", verification_profile: "standard" },
  });
  const id: string = made.body.session_id;
  const checks = await api.owner<{ id: string; check_type: string }[]>`
    select id, check_type from checks where session_id = ${id} order by position`;
  return { id, entity_id, checks };
}
const complete = (id: string) =>
  call("POST", `/test/verification/sessions/${id}/simulate/`, {
    action: "complete",
    extracted_data: { first_name: "Needle", last_name: "Needle", document_number: "NEEDLE77" },
  });
const redact = (session: string, check: string) =>
  call("DELETE", `/verification/sessions/${session}/checks/${check}/readings/`);

it("takes one check's readings out and leaves its outcome, the session and the other checks", async () => {
  const { id, checks } = await completed();
  const [document, other] = checks;
  expect((await redact(id, document?.id ?? "")).body).toMatchObject({
    ...{ code: "INVALID_REQUEST", details: { check_id: document?.id } },
  });
  await complete(id);
  const rows = () => api.owner`select c.id, c.outcome, c.extracted_data is not null as reads,
    c.result_data::text like '%eedle%' or c.result_data::text like '%NEEDLE%' as tells, c.result_data->'breakdown' as breakdown
    from checks c where session_id = ${id} order by position`;
  const before = await rows();
  const otherBefore =
    await api.owner`select result_data, extracted_data from checks where id = ${other?.id ?? ""}`;
  expect(await redact(id, document?.id ?? "")).toMatchObject({
    ...{ status: 200, body: { check_id: document?.id, message: "Destroyed" } },
  });
  const after = await rows();
  expect(after[0]).toMatchObject({
    ...{ outcome: before[0]?.outcome, reads: false, tells: false, breakdown: before[0]?.breakdown },
  });
  expect(
    await api.owner`select result_data, extracted_data from checks where id = ${other?.id ?? ""}`,
  ).toEqual(otherBefore);
  const results = await call("GET", `/verification/sessions/${id}/results/`);
  expect(results.status).toBe(200);
  expect(results.text).not.toMatch(/needle/i);
  const [session] =
    await api.owner`select status, outcome, document_number_hash from verification_sessions where id = ${id}`;
  expect(session).toMatchObject({ status: "completed", document_number_hash: null });
  const audit =
    await api.owner`select details from audit_entries where target_id = ${id} and action = 'check.redacted'`;
  expect(audit).toEqual([{ details: { check_id: document?.id } }]);
  const events = await api.owner<{ type: string; full: boolean }[]>`
    select type, sealed_body is not null as full from events where session_id = ${id}`;
  const told = events.filter((event) => event.full).map((event) => event.type);
  expect(told).not.toContain("verification.session_completed");
  expect(told).toContain("verification.session_created");
  // Once is enough; a second time there is nothing.
  expect((await redact(id, document?.id ?? "")).status).toBe(404);
});

it("keeps everything under a legal hold", async () => {
  const { id, entity_id, checks } = await completed();
  await complete(id);
  await api.owner`update entities set legal_hold_until = now() + interval '1 day', legal_hold_authority = 'The court' where id = ${entity_id}`;
  expect(await redact(id, checks[0]?.id ?? "")).toMatchObject({ status: 409, body: { code: "CONFLICT" } });
});
