import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ENDPOINTS } from "@/lib/api/endpoints";
import { type ApiAnswer, type ApiTenant, startApi, type TestApi } from "../../fixtures/api";
import { eventBodies } from "../../fixtures/event-bodies";
import { bodyOf, EVERY, makeSubject, type Subject } from "../refusals/endpoint-requests";

// decisions.md › Every request, line by line.
let api: TestApi;
let tenant: ApiTenant;
let subject: Subject;
beforeAll(async () => {
  api = await startApi();
  subject = await makeSubject(api);
  tenant = subject.tenant;
});
afterAll(() => api.close());

const key = () => tenant.keys.test;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe.each(EVERY.filter(([, , e]) => !e.direct))("%s %s", (version, _name, endpoint) => {
  test("with and without the last slash: the same endpoint, no redirect, a request id of its own", async () => {
    const init = { key: key(), ...(endpoint.body ? { raw: "{" } : {}) };
    const path = subject.path(endpoint, version);
    // A POST that does its work would change the state for the second: those without a body go to nobody's thing.
    const harmless =
      endpoint.method === "GET" || endpoint.body
        ? path
        : path.replaceAll(/[0-9a-f-]{36}/g, crypto.randomUUID());
    const [withSlash, without] = [
      await api.request(endpoint.method, harmless, init),
      await api.request(endpoint.method, harmless.slice(0, -1), init),
    ];
    expect(withSlash.status).toBe(without.status);
    expect([301, 302, 307, 308]).not.toContain(withSlash.status);
    expect(withSlash.body.code).toBe(without.body.code);
    expect(withSlash.headers.get("content-type")).toBe("application/json");
    const ids = [withSlash, without].map((a) => a.headers.get("x-request-id") ?? "");
    for (const id of ids) expect(id).toMatch(UUID);
    expect(ids[0]).not.toBe(ids[1]);
  });
});

test("every time is ISO 8601 in UTC, whole seconds, with Z", async () => {
  const session = subject.ids.session_id;
  const simulate = `/api/v2/test/verification/sessions/${session}/simulate/`;
  await api.request("POST", simulate, { key: key(), body: { action: "complete" } });
  await api.request("POST", `/api/v2/verification/sessions/${session}/reviews/create/`, {
    key: key(),
    body: { decision: "approved", notes: "Seen." },
  });
  let times = 0;
  const walk = (value: unknown, name: string, where: string): void => {
    if (
      typeof value === "string" &&
      // A name that is a path (JSON Pointer) leads to the hash of what stands there.
      /^[^/]*(_at|_date|timestamp)$/.test(name) &&
      !/^\d{4}-\d\d-\d\d$/.test(value)
    ) {
      times += 1;
      expect(value, `${where} ${name}`).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    }
    if (typeof value === "object" && value !== null)
      for (const [k, v] of Object.entries(value)) walk(v, k, where);
  };
  for (const endpoint of ENDPOINTS.filter((e) => e.method === "GET")) {
    for (const version of ["v1", "v2"]) {
      const path = subject.path(endpoint, version);
      walk((await api.request("GET", path, { key: key() })).body, "", path);
    }
  }
  const events = await eventBodies(api.owner);
  for (const { body } of events) walk(JSON.parse(body), "", "event");
  expect(times).toBeGreaterThan(40);
});

test("HEAD is GET without a body", async () => {
  const path = `/api/v1/verification/sessions/${subject.ids.session_id}/`;
  const answer = await api.request("HEAD", path, { key: key() });
  expect(answer).toMatchObject({ status: 200, text: "" });
  expect(answer.headers.get("x-request-id")).toMatch(UUID);
});

test("wrong types are not coerced", async () => {
  const entity_id = await api.createEntity(tenant);
  const good = { entity_id, email: "a@example.com" };
  const wrong = {
    expiry_hours: "24",
    send_email: "true",
    webhook_url: 1,
    email: ["a@example.com"],
    verification_checks: { document_check: 1 },
  };
  for (const [field, value] of Object.entries(wrong)) {
    const answer = await api.request("POST", "/api/v1/verification/sessions/", {
      key: key(),
      body: { ...good, [field]: value },
    });
    expect(answer.status, field).toBe(400);
    expect(Object.keys(answer.body.errors)[0]).toMatch(new RegExp(`^${field}`));
  }
});

describe("lower-case error codes, for a key that is set to them", () => {
  const answers: Record<string, ApiAnswer> = {};
  beforeAll(async () => {
    const other = await api.createTenant();
    await api.owner`update api_keys set error_codes = 'lowercase' where tenant_id = ${other.id}`;
    const call = (method: string, path: string, init: object = {}) =>
      api.request(method, `/api/v2${path}`, { key: other.keys.test, ...init });
    answers.validation_error = await call("POST", "/verification/sessions/", { body: {} });
    answers.not_found = await call("GET", `/verification/sessions/${crypto.randomUUID()}/`);
    answers.unsupported_media_type = await call("POST", "/verification/sessions/", {
      raw: "{}",
      headers: { "Content-Type": "text/plain" },
    });
    const entity_id = await api.createEntity(other);
    const create = { body: { entity_id, email: "a@example.com" }, headers: {} };
    await call("POST", "/verification/sessions/", create);
    answers.conflict = await call("POST", "/verification/sessions/", {
      ...create,
      headers: { "Idempotency-Key": "lower" },
    });
    answers["conflict, replayed"] = await call("POST", "/verification/sessions/", {
      ...create,
      headers: { "Idempotency-Key": "lower" },
    });
  });

  test("are those the client library raises exceptions for", () => {
    for (const [name, answer] of Object.entries(answers)) expect(answer.body.code).toBe(name.split(",")[0]);
    expect(answers["conflict, replayed"]?.headers.get("idempotent-replayed")).toBe("true");
  });
});

test("what can be called without a body needs no content type", async () => {
  const endpoint = ENDPOINTS.find((e) => e.path.endsWith("/revoke"));
  expect(endpoint && bodyOf(subject, endpoint)).toBeUndefined();
  const path = `/api/v2/verification/sessions/${crypto.randomUUID()}/revoke/`;
  expect(
    (await api.request("DELETE", path, { key: key(), headers: { "Idempotency-Key": "k" } })).status,
  ).toBe(404);
});
