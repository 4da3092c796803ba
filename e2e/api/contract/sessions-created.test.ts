import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ApiTenant, startApi, type TestApi } from "../../fixtures/api";
import { eventBodies } from "../../fixtures/event-bodies";

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
const at = (id: string, more = "") => `/verification/sessions/${id}/${more}`;

describe("e-mail", () => {
  test.each([{}, { email: "" }, { email: null }])("may be left out when none is sent: %j", async (email) => {
    const entity_id = await api.createEntity(tenant);
    const made = await call("POST", "/verification/sessions/", { entity_id, send_email: false, ...email });
    expect(made).toMatchObject({ status: 202, body: { email_sent: false } });
    const mails = await api.owner`select 1 from emails where session_id = ${made.body.session_id}`;
    expect(mails).toHaveLength(0);
  });

  test.each([{ email: "" }, { email: null }, { email: undefined }])(
    "is required when it is: %j",
    async (email) => {
      const refused = await create(email);
      expect(refused).toMatchObject({ status: 400, body: { code: "VALIDATION_ERROR" } });
      expect(refused.body.errors).toHaveProperty("email");
    },
  );
});

describe("launch_url", () => {
  test.each([
    ["test", true, false],
    ["test", false, true],
    ["live", true, false],
    ["live", false, false],
  ] as const)("%s, send_email %s: %s", async (mode, send_email, launches) => {
    const { body } = await create({ send_email }, mode);
    if (launches) expect(body.launch_url).toMatch(new RegExp(`/verify/${body.session_id}#[\\w-]{40,}$`));
    else expect(body.launch_url).toBeNull();
    expect(body.verification_url).toMatch(new RegExp(`/verify/${body.session_id}$`));
  });

  test("follows the tenant's policy", async () => {
    const other = await api.createTenant();
    await api.owner`update tenants set settings = '{"launchByApi": {"test": false, "live": true}}' where id = ${other.id}`;
    expect((await create({ send_email: false }, "test", other)).body.launch_url).toBeNull();
    expect((await create({ send_email: false }, "live", other)).body.launch_url).toContain("#");
    expect((await create({}, "live", other)).body.launch_url).toBeNull();
  });
});

test("completion: allowed origins only, loopback in test mode", async () => {
  const other = await api.createTenant();
  await api.owner`update tenants set settings = '{"completionOrigins": ["https://app.example.com"]}' where id = ${other.id}`;
  const answer = async (redirect_url: string, mode: Mode) =>
    (await create({ completion: { redirect_url } }, mode, other)).status;
  const good: [string, Mode][] = [
    ["https://app.example.com/done?x=1", "test"],
    ["https://app.example.com/done", "live"],
    ["http://localhost:4000/", "test"],
    ["http://127.0.0.1/", "test"],
  ];
  for (const [url, mode] of good) expect(await answer(url, mode), url).toBe(202);
  const bad: [string, Mode][] = [
    ["https://evil.example.com/", "test"],
    ["http://app.example.com/", "test"],
    ["http://localhost/", "live"],
    ["https://app.example.com.evil.com/", "live"],
    ["https://user@app.example.com/", "live"],
    ["javascript:alert(1)", "test"],
    ["/done", "test"],
    ["", "test"],
  ];
  for (const [url, mode] of bad) expect(await answer(url, mode), url).toBe(400);
  const made = await create({ completion: { redirect_url: "http://localhost/", state: "s-1" } });
  expect(made.body.completion).toEqual({ redirect_url: "http://localhost/", state: "s-1" });
  expect((await create()).body.completion).toBeNull();
});

describe("checks", () => {
  const types = async (id: string) =>
    (await call("GET", at(id))).body.checks.map((c: { check_type: string }) => c.check_type);

  test("a profile beside verification_checks is normal, and the checks win", async () => {
    const made = await create({
      verification_profile: "comprehensive",
      verification_checks: { poa_check: true },
    });
    expect(await types(made.body.session_id)).toEqual(["proof_of_address_check"]);
  });

  test.each([
    ["nothing enabled", { document_check: false }],
    ["nothing at all", {}],
    ["an unknown key", { document_check: true, retina_check: true }],
    ["an unknown option", { document_check: { enabled: true, options: { colour: 1 } } }],
    ["an option that cannot be", { document_check: { enabled: true, options: { minimumPermittedAge: -1 } } }],
    ["two keys that disagree", { photo_check: true, identity_check: false }],
    ["two shorthands that disagree", { video_check: true, liveness_check: false }],
  ])("%s is refused", async (_, verification_checks) => {
    const refused = await create({ verification_checks });
    expect(refused).toMatchObject({ status: 400, body: { code: "VALIDATION_ERROR" } });
    expect(refused.body.errors).toHaveProperty("verification_checks");
  });

  test("two keys that agree are one check", async () => {
    const made = await create({
      verification_checks: { video_check: true, liveness_check: true, document_check: false },
    });
    expect(await types(made.body.session_id)).toEqual(["enhanced_identity_check"]);
  });
});

test("an id in capitals is the same id, shown as it is kept", async () => {
  const entity_id = await api.createEntity(tenant);
  const made = await call("POST", "/verification/sessions/", {
    entity_id: entity_id.toUpperCase(),
    email: "a@example.com",
  });
  expect(made.body.entity_id).toBe(entity_id);
  const [event] = await eventBodies(api.owner, made.body.session_id);
  expect(JSON.parse(event?.body ?? "{}").data.entity_id).toBe(entity_id);
  expect((await call("GET", at(made.body.session_id.toUpperCase()))).body.session_id).toBe(
    made.body.session_id,
  );
});
