import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type ApiTenant, startApi, type TestApi } from "../../fixtures/api";

process.env.WEBHOOK_ALLOW_HOSTS = "127.0.0.1,hooks.example.com";
let api: TestApi;
let tenant: ApiTenant;
beforeAll(async () => {
  api = await startApi();
});
beforeEach(async () => {
  tenant = await api.createTenant();
});
afterAll(() => api.close());

const URL_OF = "https://hooks.example.com/in";
const UNKNOWN = "550e8400-e29b-41d4-a716-446655440000";
const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/);
const send = (method: string, path: string, body?: unknown, key = tenant.keys.test) =>
  api.request(method, path, { key, ...(body === undefined ? {} : { body }) });
const newSession = async () =>
  (
    await send("POST", "/api/v2/verification/sessions/", {
      entity_id: await api.createEntity(tenant),
      email: "john@example.com",
    })
  ).body.session_id as string;
const deliveriesOf = (sessionId: string) =>
  api.owner`select d.url, d.endpoint_id, d.state, e.type from deliveries d join events e on e.id = d.event_id
    where d.session_id = ${sessionId} order by d.url`;

describe.each(["v1", "v2"])("%s", (version) => {
  const base = `/api/${version}/webhooks/`;
  const listed = version === "v1" ? "webhooks" : "results";
  const create = async (body: object = {}) =>
    (await send("POST", base, { event_type: "*", webhook_url: URL_OF, ...body })).body;

  test("made, read, listed, changed, deleted", async () => {
    const made = await send("POST", base, {
      event_type: "verification.session_completed",
      webhook_url: URL_OF,
      description: "CRM",
      filters: { verification_profile: "standard", outcome: ["clear", "consider"] },
    });
    expect(made.status).toBe(201);
    expect(made.body).toEqual({
      message: expect.any(String),
      webhook_id: uuid,
      event_type: "verification.session_completed",
      event_types: ["verification.session_completed"],
      webhook_url: URL_OF,
      secret_key: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/),
    });
    const id = made.body.webhook_id;
    const item = {
      id,
      event_type: "verification.session_completed",
      event_types: ["verification.session_completed"],
      webhook_url: URL_OF,
      is_active: true,
      description: "CRM",
      filters: { verification_profile: "standard", outcome: ["clear", "consider"] },
      created_at: time,
      stats: { total_deliveries: 0, successful_deliveries: 0, failed_deliveries: 0 },
      last_triggered_at: null,
    };
    expect((await send("GET", base)).body).toEqual({ count: 1, [listed]: [item] });
    const got = await send("GET", `${base}${id}/`);
    expect([got.status, got.body]).toEqual([200, { ...item, updated_at: time }]);
    expect(got.text).not.toContain("whsec_");

    const changed = await send("PATCH", `${base}${id}/`, {
      event_type: "*",
      is_active: false,
      description: "",
      filters: {},
    });
    expect([changed.status, changed.body]).toEqual([200, { message: expect.any(String), id }]);
    expect((await send("GET", `${base}${id}/`)).body).toMatchObject({
      event_type: "*",
      event_types: ["*"],
      is_active: false,
      description: "",
      filters: {},
      webhook_url: URL_OF,
    });

    const gone = await send("DELETE", `${base}${id}/`);
    expect([gone.status, gone.body]).toEqual([200, { message: expect.any(String) }]);
    for (const [method, path, body] of [
      ["GET", "", undefined],
      ["PATCH", "", { is_active: true }],
      ["DELETE", "", undefined],
      ["POST", "rotate-secret/", undefined],
    ] as const) {
      expect((await send(method, `${base}${id}/${path}`, body)).status).toBe(404);
    }
    expect((await send("GET", base)).body).toEqual({ count: 0, [listed]: [] });
    const audit =
      await api.owner`select action from audit_entries where target_id = ${id} order by created_at`;
    expect(audit.map((a) => a.action)).toEqual([
      "webhook_endpoint.created",
      "webhook_endpoint.updated",
      "webhook_endpoint.deleted",
    ]);
  });

  test("several events: as a list or with commas, read back both ways", async () => {
    const both = ["verification.session_created", "verification.session_failed"];
    for (const body of [
      { event_type: null, event_types: [...both].reverse() },
      { event_type: both.join(", ") },
      { event_type: both.join(), event_types: both },
    ]) {
      const made = await create(body);
      expect(made).toMatchObject({ event_type: both.join(), event_types: both });
    }
  });

  test.each([
    [{ event_type: "verification.unknown" }, "event_type"],
    [{ event_type: "" }, "event_type"],
    [{ event_type: 5 }, "event_type"],
    [{ event_types: ["*", 5] }, "event_types.1"],
    [{ event_type: "*", event_types: ["verification.session_failed"] }, "event_types"],
    [{ webhook_url: "" }, "webhook_url"],
    [{ webhook_url: "http://hooks.example.org/" }, "webhook_url"],
    [{ webhook_url: "https://10.0.0.1/" }, "webhook_url"],
    [{ webhook_url: "https://localhost/" }, "webhook_url"],
    [{ webhook_url: "https://user:pass@hooks.example.com/" }, "webhook_url"],
    [{ webhook_url: "nonsense" }, "webhook_url"],
    [{ webhook_url: null }, "webhook_url"],
    [{ filters: { colour: "red" } }, "filters"],
    [{ filters: { outcome: "clear" } }, "filters.outcome"],
    [{ filters: { outcome: ["splendid"] } }, "filters.outcome.0"],
    [{ filters: { verification_profile: "deluxe" } }, "filters.verification_profile"],
    [{ description: "x".repeat(501) }, "description"],
  ])("refuses %j", async (body, field) => {
    const refused = await send("POST", base, { event_type: "*", webhook_url: URL_OF, ...body });
    expect([refused.status, refused.body.code]).toEqual([400, "VALIDATION_ERROR"]);
    expect(Object.keys(refused.body.errors)).toContain(field);
    const { webhook_id: id } = await create();
    if (Object.values(body).includes(null) || Object.values(body).includes("")) return;
    const unchanged = await send("PATCH", `${base}${id}/`, { description: "changed", ...body });
    expect(unchanged.status).toBe(400);
    expect((await send("GET", `${base}${id}/`)).body).toMatchObject({ description: "", event_type: "*" });
  });

  test("another tenant's, the other mode's, the default one, unknown and malformed ids read the same", async () => {
    const other = await api.createTenant();
    const theirs = await send("POST", base, { event_type: "*", webhook_url: URL_OF }, other.keys.test);
    const live = await send("POST", base, { event_type: "*", webhook_url: URL_OF }, tenant.keys.live);
    const [own] =
      await api.owner`select id from webhook_endpoints where tenant_id = ${tenant.id} and is_default
      and mode = 'test'`;
    for (const id of [theirs.body.webhook_id, live.body.webhook_id, own?.id, UNKNOWN, "nonsense"]) {
      for (const [method, path, body] of [
        ["GET", "", undefined],
        ["PATCH", "", { is_active: false }],
        ["DELETE", "", undefined],
        ["POST", "rotate-secret/", undefined],
      ] as const) {
        const answer = await send(method, `${base}${id}/${path}`, body);
        expect([answer.status, answer.body.error]).toEqual([404, "Webhook not found."]);
      }
    }
    expect((await send("GET", base)).body.count).toBe(0);
    expect((await send("GET", `${base}${live.body.webhook_id}/`, undefined, tenant.keys.live)).status).toBe(
      200,
    );
  });

  test("scopes are asked for", async () => {
    const key = await api.createKey(tenant, "test", ["webhooks:read"]);
    expect((await send("GET", base, undefined, key)).status).toBe(200);
    for (const [method, path, body] of [
      ["POST", "", { event_type: "*", webhook_url: URL_OF }],
      ["PUT", "config/", { webhook_url: URL_OF }],
      ["DELETE", "config/", undefined],
      ["POST", "test/", { webhook_url: URL_OF }],
      ["POST", `logs/${UNKNOWN}/retry/`, undefined],
      ["POST", "config/rotate-secret/", undefined],
    ] as const) {
      expect((await send(method, `${base}${path}`, body, key)).status).toBe(403);
    }
  });

  test("events reach what chose them, as long as it is on", async () => {
    const all = await create({ webhook_url: `${URL_OF}/all` });
    await create({ webhook_url: `${URL_OF}/failed`, event_type: "verification.session_failed" });
    await create({ webhook_url: `${URL_OF}/basic`, filters: { verification_profile: "basic" } });
    const off = await create({ webhook_url: `${URL_OF}/off` });
    const gone = await create({ webhook_url: `${URL_OF}/gone` });
    await send("PATCH", `${base}${off.webhook_id}/`, { is_active: false });
    await send("DELETE", `${base}${gone.webhook_id}/`);
    const rows = await deliveriesOf(await newSession());
    expect(rows.map((r) => r.url)).toEqual([`${URL_OF}/all`]);
    const shown = await send("GET", `${base}${all.webhook_id}/`);
    expect(shown.body).toMatchObject({ stats: { total_deliveries: 1 }, last_triggered_at: time });
    await send("PATCH", `${base}${off.webhook_id}/`, { is_active: true });
    expect((await deliveriesOf(await newSession())).map((r) => r.url)).toEqual([
      `${URL_OF}/all`,
      `${URL_OF}/off`,
    ]);
  });

  test("switching on again forgives earlier failures", async () => {
    const { webhook_id: id } = await create();
    await api.owner`update webhook_endpoints set is_active = false, disabled_at = now(), disabled_reason = 'x',
      failing_since = now() - interval '6 days' where id = ${id}`;
    await send("PATCH", `${base}${id}/`, { is_active: true });
    const [row] = await api.owner`select is_active, disabled_at, disabled_reason, failing_since
      from webhook_endpoints where id = ${id}`;
    expect(row).toEqual({ is_active: true, disabled_at: null, disabled_reason: null, failing_since: null });
  });

  test("the default URL: unset, set, replaced, cleared", async () => {
    const config = `${base}config/`;
    expect((await send("GET", config)).body).toEqual({ webhook_url: null, enabled: false });
    const set = await send("PUT", config, { webhook_url: URL_OF });
    expect([set.status, set.body]).toEqual([200, { message: expect.any(String), webhook_url: URL_OF }]);
    expect((await send("GET", config)).body).toEqual({ webhook_url: URL_OF, enabled: true });
    expect((await send("GET", config, undefined, tenant.keys.live)).body.webhook_url).toBeNull();
    expect((await send("GET", base)).body.count).toBe(0);
    expect((await deliveriesOf(await newSession())).map((r) => r.url)).toEqual([URL_OF]);

    expect((await send("PUT", config, { webhook_url: "https://127.1/" })).status).toBe(200);
    for (const body of [{ webhook_url: "https://169.254.169.254/" }, {}, { webhook_url: 5 }]) {
      const refused = await send("PUT", config, body);
      expect([refused.status, Object.keys(refused.body.errors)]).toEqual([400, ["webhook_url"]]);
    }
    const cleared = await send("DELETE", config);
    expect([cleared.status, cleared.body]).toEqual([200, { message: expect.any(String) }]);
    expect((await send("GET", config)).body).toEqual({ webhook_url: null, enabled: false });
    await send("PUT", config, { webhook_url: URL_OF });
    expect((await send("PUT", config, { webhook_url: null })).body.webhook_url).toBeNull();
    expect(await deliveriesOf(await newSession())).toEqual([]);
  });

  test("a method that nothing takes is refused", async () => {
    const wrong = await send("PATCH", `${base}logs/`, {});
    expect([wrong.status, wrong.headers.get("Allow")]).toEqual([405, "GET"]);
    const put = await send("PUT", base, {});
    expect([put.status, put.headers.get("Allow")]).toEqual([405, "POST, GET"]);
  });
});

test("not more endpoints than fifty", async () => {
  for (let i = 0; i < 50; i += 1) {
    const { status } = await send("POST", "/api/v2/webhooks/", { event_type: "*", webhook_url: URL_OF });
    expect(status).toBe(201);
  }
  const refused = await send("POST", "/api/v2/webhooks/", { event_type: "*", webhook_url: URL_OF });
  expect([refused.status, refused.body.code]).toEqual([409, "CONFLICT"]);
});
