import { afterAll, beforeAll, expect, test } from "vitest";
import { startApi, type TestApi } from "../../fixtures/api";

let api: TestApi;
beforeAll(async () => {
  process.env.RATE_LIMIT_KEY = "5";
  process.env.RATE_LIMIT_TENANT = "8";
  api = await startApi();
});
afterAll(() => api.close());

test("a key's requests are counted, announced and refused when they are used up; so are its tenant's", async () => {
  const tenant = await api.createTenant();
  const second = await api.createKey(tenant, "test");
  const list = (key: string) => api.request("GET", "/api/v2/verification/sessions/list/", { key });
  for (let left = 4; left >= 0; left -= 1) {
    const answer = await list(tenant.keys.test);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("ratelimit-policy")).toBe('"key";q=5;w=60, "tenant";q=8;w=60');
    expect(answer.headers.get("ratelimit")).toMatch(
      new RegExp(`^"key";r=${left};t=\\d+, "tenant";r=${left + 3};t=\\d+$`),
    );
    expect(answer.headers.get("x-ratelimit-limit")).toBe("5");
    expect(answer.headers.get("x-ratelimit-remaining")).toBe(String(left));
    expect(Number(answer.headers.get("x-ratelimit-reset"))).toBeGreaterThan(0);
  }
  const refused = await list(tenant.keys.test);
  expect(refused).toMatchObject({ status: 429, body: { code: "RATE_LIMITED" } });
  const wait = Number(refused.headers.get("retry-after"));
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(60);
  expect(refused.headers.get("x-ratelimit-remaining")).toBe("0");

  // The tenant has two left, whichever key asks.
  expect([(await list(second)).status, (await list(second)).status, (await list(second)).status]).toEqual([
    200, 200, 429,
  ]);
  const other = await api.createTenant();
  expect((await list(other.keys.test)).status).toBe(200);
});

test("a request that is refused by the limit does nothing, and its key may be used again for it", async () => {
  const tenant = await api.createTenant();
  const entity_id = await api.createEntity(tenant);
  const body = { entity_id, email: "a@example.com" };
  const create = (key: string) =>
    api.request("POST", "/api/v2/verification/sessions/", {
      key,
      body,
      headers: { "Idempotency-Key": "once" },
    });
  for (let i = 0; i < 5; i += 1) await api.request("GET", "/api/v2/entities/", { key: tenant.keys.test });
  expect((await create(tenant.keys.test)).status).toBe(429);
  const later = await create(await api.createKey(tenant, "test"));
  expect(later.status).toBe(202);
  expect(later.headers.get("idempotent-replayed")).toBeNull();
});
