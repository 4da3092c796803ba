import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ApiTenant, startApi, type TestApi } from "../../fixtures/api";
import { readContract } from "../../fixtures/contract-document";

const { tables } = readContract();
const ALL = "/verification/sessions/list/";
const OF_ENTITY = "/entities/{entity_id}/verification-sessions/";

let api: TestApi;
let tenant: ApiTenant;
let entity: string;
beforeAll(async () => {
  api = await startApi();
  tenant = await api.createTenant();
  entity = await api.createEntity(tenant);
  // Enough for every page size of the tables.
  await api.owner`insert into verification_sessions (tenant_id, mode, id, entity_id, entity_name, email, profile,
      delivery_method, email_sent, check_types, price, status, revoked_at, expires_at)
    select ${tenant.id}::uuid, 'test', gen_random_uuid(), ${entity}::uuid, 'John Doe', 'a@example.com', 'basic', 'email',
      true, '{document_check}', 1, 'revoked', now(), now() from generate_series(1, 210)`;
});
afterAll(() => api.close());

const get = (path: string) => api.request("GET", path, { key: tenant.keys.test });

describe.each([
  ["v1", ALL, 0, "limit"],
  ["v2", ALL, 1, "page_size"],
  ["v1", OF_ENTITY, 0, "limit"],
  ["v2", OF_ENTITY, 1, "page_size"],
] as const)("%s %s", (version, section, which, name) => {
  const parameters =
    tables.filter((t) => t.section === section && t.title === "Query Parameters")[which]?.rows ?? [];
  const path = () => `/api/${version}${section.replace("{entity_id}", entity)}`;
  const about = parameters.find((row) => row.Parameter === name)?.Description ?? "";

  test(`${name}: ${about}`, async () => {
    const fallback = Number(/default: (\d+)/.exec(about)?.[1]);
    // Where the document gives no greatest value, it is that of the other list (decisions.md: same dialects).
    const max = Number(/max: (\d+)/.exec(about)?.[1] ?? 200);
    const first = await get(path());
    expect(first.body.results).toHaveLength(fallback);
    if (version === "v1") expect(first.body).toMatchObject({ count: 210, limit: fallback, offset: 0 });
    expect((await get(`${path()}?${name}=${max}`)).body.results).toHaveLength(max);
    expect((await get(`${path()}?${name}=1`)).body.results).toHaveLength(1);
    for (const wrong of [max + 1, 0, -1, 1.5, "x", "1e1", "0x10", " 1", "999999999999999999999"]) {
      const refused = await get(`${path()}?${name}=${encodeURIComponent(wrong)}`);
      expect(refused, `${wrong}`).toMatchObject({ status: 400, body: { code: "VALIDATION_ERROR" } });
      expect(refused.body.errors[name][0]).toContain(`from 1 to ${max}`);
    }
  });

  test("every documented parameter is understood", async () => {
    const given: Record<string, string> = {
      status: "revoked",
      outcome: "pending",
      entity_id: entity,
      offset: "205",
      limit: "20",
      page_size: "20",
    };
    expect(parameters.length).toBeGreaterThan(3);
    for (const { Parameter = "", Description = "" } of parameters) {
      if (Parameter === "after" || Parameter === "before") {
        expect((await get(`${path()}?${Parameter}=damaged`)).body.errors).toHaveProperty(Parameter);
        continue;
      }
      const answer = await get(`${path()}?${Parameter}=${given[Parameter]}`);
      expect(answer.status, answer.text).toBe(200);
      if (Parameter === "offset") expect(answer.body.results).toHaveLength(5);
      else expect(answer.body.results.length).toBeGreaterThan(4);
      const [, values] = /^Filter: (.*)/.exec(Description) ?? [];
      for (const value of values?.split(", ") ?? []) {
        expect((await get(`${path()}?${Parameter}=${value}`)).status, value).toBe(200);
      }
    }
    for (const filter of ["status", "outcome"]) {
      expect((await get(`${path()}?${filter}=unheard`)).body.errors).toHaveProperty(filter);
    }
  });
});
