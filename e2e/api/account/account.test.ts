import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { FAILURE_REASONS } from "@/lib/verification/outcome";
import manifest from "@/package.json";
import { type ApiTenant, startApi, type TestApi } from "../../fixtures/api";

let api: TestApi;
let tenant: ApiTenant;
beforeAll(async () => {
  api = await startApi();
  tenant = await api.createTenant(1_000);
});
afterAll(() => api.close());

const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/);

describe.each(["v1", "v2"])("%s", (version) => {
  const get = (path: string, key: string | null = tenant.keys.test) =>
    api.request("GET", `/api/${version}/${path}`, { key });

  test.each(["test", "live"] as const)("the key of a call, %s", async (mode) => {
    const { status, body } = await get("apikey/", tenant.keys[mode]);
    expect(status).toBe(200);
    expect(body).toEqual({
      key_id: uuid,
      key_prefix: expect.stringMatching(new RegExp(`^vdk_${mode}_`)),
      name: "Test key",
      owner: { id: tenant.userId, email: `jane.${tenant.userId}@example.com`, name: "Jane Smith" },
      tenant_type: mode,
      security_features: {
        ip_whitelisting_enabled: false,
        hmac_signing_enabled: false,
        ip_whitelist: [],
      },
      scopes: expect.arrayContaining(["sessions:read", "webhooks:write"]),
      created_at: time,
      description: "",
      last_used_at: body.last_used_at === null ? null : time,
    });
    expect(tenant.keys[mode].startsWith(body.key_prefix)).toBe(true);
    expect(body.key_prefix.length).toBeLessThan(tenant.keys[mode].length - 40);
  });

  test("no scope is needed for what a key may know of itself", async () => {
    const someone = await api.createTenant();
    const key = await api.createKey(someone, "test", ["sessions:read"]);
    for (const path of ["apikey/", "credits/", "tenant/", "verification/failure-reasons/"]) {
      expect((await get(path, key)).status).toBe(200);
      expect((await get(path, null)).status).toBe(401);
      expect((await get(path, "vdk_test_nonsense")).body.code).toBe("AUTHENTICATION_FAILED");
    }
  });

  test("credits: what is left, what this month used, and a warning when few are left", async () => {
    const spender = await api.createTenant(60);
    const entity = await api.createEntity(spender, "live");
    expect((await get("credits/", spender.keys.live)).body).toEqual({
      available_credits: 60,
      trial_credits: 0,
      included_credits: 0,
      used_this_cycle: 0,
      overage_this_month: 0,
      next_reset_date: expect.stringMatching(/^\d{4}-\d\d-01$/),
      warning: null,
    });
    const charge = async (amount: number, ago: string) => {
      const id = newId();
      await api.owner`insert into verification_sessions (tenant_id, mode, id, entity_id, entity_name, profile, status,
          outcome, delivery_method, email_sent, check_types, price, expires_at, completed_at)
        values (${spender.id}, 'live', ${id}, ${entity}, 'John Doe', 'basic', 'completed', 'clear', 'link', false,
          '{document_check}', ${amount}, now(), now())`;
      await api.owner`insert into credit_entries (tenant_id, mode, id, kind, amount, session_id, created_at)
        values (${spender.id}, 'live', ${newId()}, 'charge', ${-amount}, ${id}, now() - ${ago}::interval)`;
      await api.owner`update credit_accounts set balance = balance - ${amount}
        where tenant_id = ${spender.id} and mode = 'live'`;
    };
    await charge(7, "40 days");
    await charge(20, "0");
    const low = await get("credits/", spender.keys.live);
    expect(low.body).toMatchObject({ available_credits: 33, used_this_cycle: 20, overage_this_month: 0 });
    expect(low.body.warning).toContain("50");
    await charge(40, "0");
    expect((await get("credits/", spender.keys.live)).body).toMatchObject({
      available_credits: -7,
      used_this_cycle: 60,
      overage_this_month: 7,
    });
    expect((await get("credits/", spender.keys.test)).body).toMatchObject({ available_credits: 60 });
    await api.owner`update tenants set settings = '{"lowCreditThreshold": 10}' where id = ${spender.id}`;
    expect((await get("credits/", spender.keys.test)).body.warning).toBeNull();
  });

  test("the tenant, with the default URL of the key's mode", async () => {
    await api.owner`update webhook_endpoints set url = 'https://hooks.example.com/live'
      where tenant_id = ${tenant.id} and mode = 'live' and is_default`;
    expect((await get("tenant/")).body).toEqual({
      tenant_id: tenant.id,
      name: "Northwind Bank",
      webhook_url: null,
      is_active: true,
    });
    expect((await get("tenant/", tenant.keys.live)).body.webhook_url).toBe("https://hooks.example.com/live");
  });

  test("health needs no key", async () => {
    const { status, body, headers } = await get("health/", null);
    expect(status).toBe(200);
    expect(body).toEqual({ status: "healthy", timestamp: time, version: manifest.version });
    expect(headers.get("content-type")).toContain("application/json");
  });

  test("failure reasons in five languages", async () => {
    const english = await get("verification/failure-reasons/");
    expect(english.body.language).toBe("en");
    expect(english.body.results.map((r: { reason: string }) => r.reason)).toEqual(FAILURE_REASONS);
    expect(Object.keys(english.body.results[0])).toEqual(["reason", "applicant", "operator"]);
    for (const language of ["en", "de", "fr", "es", "ar"]) {
      const { body, text } = await get(`verification/failure-reasons/?language=${language}`);
      expect(body.language).toBe(language);
      expect(text === english.text).toBe(language === "en");
      const applicant = (reason: string) =>
        body.results.find((r: { reason: string }) => r.reason === reason).applicant;
      expect(applicant("document_fake")).toBe(applicant("sanctions_match"));
      expect(applicant("document_fake")).toBe(applicant("liveness_failed"));
    }
    const unknown = await get("verification/failure-reasons/?language=tlh");
    expect([unknown.status, unknown.body.code]).toEqual([400, "VALIDATION_ERROR"]);
    expect(unknown.body.errors.language[0]).toContain("en, de, fr, es, ar");
  });

  test("products that this is not: the 404 envelope", async () => {
    for (const path of ["questionnaires/", "companies/search/", "workflows/", "risk-profiles/"]) {
      const { status, body } = await get(path);
      expect([status, body.code]).toEqual([404, "NOT_FOUND"]);
    }
  });
});

test("a reviewer who is signed in has no key to show", async () => {
  const { getApiKeyEndpoint } = await import("@/lib/api/operations/account-endpoints");
  const { database } = await import("@/lib/database");
  const { v2 } = await import("@/lib/api/dialects/v2");
  const person = { id: tenant.userId, name: "Jane Smith", email: "jane@example.com" };
  const run = getApiKeyEndpoint.run(
    {
      database: database(),
      tenantId: tenant.id,
      mode: "test",
      actor: { type: "user", person, role: "admin", signInId: newId() },
      requestId: "test",
      now: () => new Date(),
    },
    { params: {}, query: {}, body: undefined, dialect: v2 },
  );
  await expect(run).rejects.toMatchObject({ code: "NOT_FOUND" });
});
