import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { type ApiTenant, startApi, type TestApi } from "../../fixtures/api";

let api: TestApi;
let tenant: ApiTenant;
beforeAll(async () => {
  api = await startApi();
  tenant = await api.createTenant();
});
afterAll(() => api.close());

async function colleague(role: string) {
  const userId = newId();
  await api.owner`insert into users (id, email, name) values (${userId}, ${`${userId}@example.com`}, 'Maria Koch')`;
  await api.owner`insert into memberships (tenant_id, user_id, role) values (${tenant.id}, ${userId}, ${role})`;
  return { userId, key: await api.createKey({ id: tenant.id, userId }, "test") };
}
const call = (method: string, path: string, body?: unknown, key = tenant.keys.test, headers = {}) =>
  api.request(method, `/api/v2${path}`, { key, headers, ...(body === undefined ? {} : { body }) });
async function session() {
  const entity_id = await api.createEntity(tenant);
  return (await call("POST", "/verification/sessions/", { entity_id, email: "a@example.com" })).body
    .session_id;
}

test.each([
  ["one by one", {}],
  ["in one idempotent call", { "idempotency-key": "bulk-1" }],
])("what can be revoked is, what cannot is told with its reason: %s", async (_, headers) => {
  const [one, two, ended] = [await session(), await session(), await session()];
  await call("DELETE", `/verification/sessions/${ended}/revoke/`);
  const unknown = newId();
  const body = { action: "revoke", session_ids: [one, ended, unknown, two, one] };
  const answer = await call("POST", "/verification/sessions/bulk/", body, tenant.keys.test, headers);
  expect(answer.body.summary).toEqual({ total: 4, done: 2, refused: 2 });
  expect(answer.body.done).toEqual([one, two]);
  expect(answer.body.refused).toEqual([
    { session_id: ended, code: "INVALID_REQUEST", error: "Cannot revoke revoked session" },
    { session_id: unknown, code: "NOT_FOUND", error: "Verification session not found." },
  ]);
  for (const id of [one, two]) {
    expect((await call("GET", `/verification/sessions/${id}/`)).body.status).toBe("revoked");
  }
});

test("assigning and resending many; an auditor changes nothing", async () => {
  const [one, two] = [await session(), await session()];
  const ids = { session_ids: [one, two] };
  const assigned = await call("POST", "/verification/sessions/bulk/", {
    action: "assign",
    assignee_id: tenant.userId,
    ...ids,
  });
  expect(assigned.body.summary.done).toBe(2);
  const mine = await call("GET", "/verification/sessions/list/?assignee=me");
  expect(mine.body.results.map((r: { session_id: string }) => r.session_id).sort()).toEqual(
    [one, two].sort(),
  );
  const resent = await call("POST", "/verification/sessions/bulk/", { action: "resend", ...ids });
  expect(resent.body.summary.done).toBe(2);
  const auditor = await colleague("auditor");
  for (const action of ["assign", "resend", "revoke"]) {
    expect((await call("POST", "/verification/sessions/bulk/", { action, ...ids }, auditor.key)).status).toBe(
      403,
    );
  }
  const other = await api.createTenant();
  const foreign = await call(
    "POST",
    "/verification/sessions/bulk/",
    { action: "revoke", ...ids },
    other.keys.test,
  );
  expect(foreign.body.summary).toEqual({ total: 2, done: 0, refused: 2 });
});

test("views: one's own are private until shared; only their owner changes them", async () => {
  const reviewer = await colleague("reviewer");
  const auditor = await colleague("auditor");
  const view = {
    list: "sessions",
    name: "Late ones",
    query: "status=completed&decision=none",
    columns: ["person"],
  };
  const made = await call("POST", "/views/", view, reviewer.key);
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({
    ...view,
    shared: false,
    owner: { id: reviewer.userId, name: "Maria Koch" },
  });
  const seen = async (key: string) =>
    (await call("GET", "/views/?list=sessions", undefined, key)).body.results.length;
  expect([await seen(reviewer.key), await seen(auditor.key)]).toEqual([1, 0]);
  const path = `/views/${made.body.id}/`;
  expect((await call("PATCH", path, { shared: true }, auditor.key)).status).toBe(403);
  expect((await call("PATCH", path, { name: "X" }, auditor.key)).status).toBe(404);
  expect((await call("PATCH", path, { shared: true, columns: null }, reviewer.key)).body).toMatchObject({
    ...view,
    shared: true,
    columns: null,
  });
  expect([await seen(reviewer.key), await seen(auditor.key)]).toEqual([1, 1]);
  expect((await call("DELETE", path, undefined, auditor.key)).status).toBe(404);
  const own = { ...view, name: "My own" };
  expect((await call("POST", "/views/", { ...own, shared: true }, auditor.key)).status).toBe(403);
  expect((await call("POST", "/views/", own, auditor.key)).status).toBe(201);
  const other = await api.createTenant();
  expect(await seen(other.keys.test)).toBe(0);
  expect(await seen(tenant.keys.live)).toBe(0);
  expect((await call("DELETE", path, undefined, reviewer.key)).status).toBe(200);
});

test("notes stay as they were written, with who wrote them", async () => {
  const entity = await api.createEntity(tenant);
  const auditor = await colleague("auditor");
  const path = `/entities/${entity}/notes/`;
  expect((await call("POST", path, { text: "Called the branch." })).status).toBe(201);
  expect((await call("POST", path, { text: "  " })).status).toBe(400);
  expect((await call("POST", path, { text: "No." }, auditor.key)).status).toBe(403);
  await call("POST", path, { text: "They confirmed." });
  const notes = (await call("GET", path, undefined, auditor.key)).body.results;
  expect(notes.map((n: { text: string }) => n.text)).toEqual(["They confirmed.", "Called the branch."]);
  expect(notes[0].author).toEqual({ id: tenant.userId, name: "Jane Smith" });
  const other = await api.createTenant();
  expect((await call("GET", path, undefined, other.keys.test)).status).toBe(404);
});
