import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ApiTenant, startApi, type TestApi } from "../../fixtures/api";

let api: TestApi;
let tenant: ApiTenant;
const ids: string[] = [];

const PEOPLE = [
  ["John", "Doe", "a-1", true],
  ["Jon", "Doe", "a-2", true],
  ["José", "Núñez", "a-3", false],
  ["Maria", "Garcia", "100%_sure", true],
  ["Abd", "Al-Rahman", null, true],
] as const;

beforeAll(async () => {
  api = await startApi();
  tenant = await api.createTenant();
  for (const [first_name, last_name, external_id, is_primary] of PEOPLE) {
    const { body } = await post("/api/v2/entities/", {
      entity_type: "individual",
      first_name,
      last_name,
      external_id,
      is_primary,
      email: `${first_name.toLowerCase().replace("é", "e")}@example.com`,
    });
    ids.push(body.id);
  }
  const { body } = await post("/api/v2/entities/", { entity_type: "company", legal_name: "Doe & Sons Ltd" });
  ids.push(body.id);
});
afterAll(() => api.close());

const post = (path: string, body: unknown) => api.request("POST", path, { key: tenant.keys.test, body });
const get = (path: string, key = tenant.keys.test) => api.request("GET", path, { key });
const names = (body: { results: { name: string }[] }) => body.results.map((r) => r.name);

describe("list", () => {
  test("newest first, in each version's envelope", async () => {
    const v2 = await get("/api/v2/entities/");
    expect(Object.keys(v2.body).sort()).toEqual(["has_more", "next_cursor", "prev_cursor", "results"]);
    expect(v2.body.results.map((r: { id: string }) => r.id)).toEqual([...ids].reverse());
    expect(v2.body.results[5]).toEqual({
      id: ids[0],
      name: "John Doe",
      entity_type: "individual",
      external_id: "a-1",
      is_primary: true,
      screening_status: "not_screened",
      response_count: 0,
      risk_profiles_count: 0,
      created_at: expect.stringMatching(/Z$/),
    });
    const v1 = await get("/api/v1/entities/?limit=2&offset=1");
    expect(v1.body).toMatchObject({ count: 6, limit: 2, offset: 1 });
    expect(v1.body.results).toEqual(v2.body.results.slice(1, 3));
  });

  test("cursors walk there and back", async () => {
    const first = await get("/api/v2/entities/?page_size=4");
    expect(first.body).toMatchObject({ has_more: true, prev_cursor: null });
    const second = await get(`/api/v2/entities/?page_size=4&after=${first.body.next_cursor}`);
    expect(second.body).toMatchObject({ has_more: false, next_cursor: null });
    expect([...first.body.results, ...second.body.results].map((r) => r.id)).toEqual([...ids].reverse());
    const back = await get(`/api/v2/entities/?page_size=4&before=${second.body.prev_cursor}`);
    expect(back.body.results).toEqual(first.body.results);
    const elsewhere = await get(`/api/v2/entities/?search=doe&after=${first.body.next_cursor}`);
    expect(elsewhere.status).toBe(400);
    expect(elsewhere.body.errors).toHaveProperty("after");
  });

  test.each([
    ["entity_type=company", ["Doe & Sons Ltd"]],
    ["external_id=a-2", ["Jon Doe"]],
    ["is_primary=false", ["José Núñez"]],
    ["is_primary=True&entity_type=individual&search=doe", ["Jon Doe", "John Doe"]],
    ["search=DOE", ["Doe & Sons Ltd", "Jon Doe", "John Doe"]],
    ["search=100%25_sure", ["Maria Garcia"]],
    ["search=%25", ["Maria Garcia"]],
    ["search=maria%40", ["Maria Garcia"]],
    ["search=nobody", []],
    ["created_before=2020-01-01", []],
    ["created_after=2999-01-01T00:00:00Z", []],
  ])("%s", async (query, expected) => {
    for (const version of ["v1", "v2"]) {
      const { status, body } = await get(`/api/${version}/entities/?${query}`);
      expect(status).toBe(200);
      expect(names(body as never)).toEqual(expected);
    }
  });

  test("from a time on, and before it, is everything once", async () => {
    const middle = new Date(
      Date.parse((await get(`/api/v2/entities/${ids[3]}/`)).body.created_at),
    ).toISOString();
    const after = await get(`/api/v2/entities/?created_after=${middle}`);
    const before = await get(`/api/v2/entities/?created_before=${middle}`);
    expect(after.body.results.length + before.body.results.length).toBe(6);
    expect(names(after.body as never)).toContain("Maria Garcia");
  });

  test.each([
    ["entity_type=robot", "entity_type"],
    ["is_primary=maybe", "is_primary"],
    ["created_after=yesterday", "created_after"],
    ["created_before=2026-02-30", "created_before"],
    ["page_size=0", "page_size"],
    ["page_size=101", "page_size"],
    ["after=nonsense", "after"],
    [`search=${"x".repeat(201)}`, "search"],
  ])("refuses %s", async (query, field) => {
    const { status, body } = await get(`/api/v2/entities/?${query}`);
    expect([status, body.code]).toEqual([400, "VALIDATION_ERROR"]);
    expect(body.errors).toHaveProperty(field);
  });

  test("shows nothing of other tenants and of the other mode", async () => {
    const other = await api.createTenant();
    expect((await get("/api/v2/entities/", other.keys.test)).body.results).toEqual([]);
    expect((await get("/api/v1/entities/", tenant.keys.live)).body).toMatchObject({ count: 0, results: [] });
  });
});

describe("search", () => {
  test("best first, marks and order of words do not matter", async () => {
    const { status, body } = await get("/api/v2/entities/search/?q=doe%20JOHN");
    expect(status).toBe(200);
    expect(body.query).toBe("doe JOHN");
    expect(body.results.slice(0, 2)).toEqual([
      {
        id: ids[0],
        name: "John Doe",
        entity_type: "individual",
        entity_subtype: null,
        similarity: 1,
        is_primary: true,
      },
      expect.objectContaining({ name: "Jon Doe", similarity: expect.closeTo(0.967, 1) }),
    ]);
    expect(names((await get("/api/v1/entities/search/?q=jose%20nunez")).body as never)).toEqual([
      "José Núñez",
    ]);
    expect(names((await get("/api/v2/entities/search/?q=Abd%20al%20Rahmann")).body as never)).toEqual([
      "Abd Al-Rahman",
    ]);
    expect(names((await get("/api/v2/entities/search/?q=%22%25_%22&threshold=0")).body as never)).toEqual([]);
  });

  test("type, limit and threshold", async () => {
    const found = async (query: string) =>
      names((await get(`/api/v2/entities/search/?${query}`)).body as never);
    expect(await found("q=doe&threshold=0.5&entity_type=company")).toEqual(["Doe & Sons Ltd"]);
    expect(await found("q=john%20doe&limit=1")).toEqual(["John Doe"]);
    expect(await found("q=john%20doe&threshold=1.0")).toEqual(["John Doe"]);
    for (const [query, field] of [
      ["", "q"],
      ["q=%20", "q"],
      ["q=x&limit=0", "limit"],
      ["q=x&limit=101", "limit"],
      ["q=x&threshold=2", "threshold"],
      ["q=x&threshold=-1", "threshold"],
      ["q=x&entity_type=robot", "entity_type"],
    ] as const) {
      const { status, body } = await get(`/api/v2/entities/search/?${query}`);
      expect([query, status]).toEqual([query, 400]);
      expect(body.errors).toHaveProperty(field);
    }
  });
});
