import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createEntityBody } from "@/lib/api/contracts/entity-bodies";
import { type ApiTenant, startApi, type TestApi } from "../../fixtures/api";

let api: TestApi;
let tenant: ApiTenant;
beforeAll(async () => {
  api = await startApi();
  tenant = await api.createTenant();
});
afterAll(() => api.close());

const FIELDS = Object.keys(createEntityBody.shape);
const PERSON = { entity_type: "individual", first_name: "Ann", last_name: "Doe" };
const nasty = fc.oneof(
  fc.jsonValue(),
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.constantFrom("\u0000", "\ud800", "'; drop table entities; --", "%", "\\", "0001-01-01", "9999-12-31"),
  fc.constantFrom("10000-01-01", "2024-02-29", "2023-02-29", "a@b.c", " ", "true", "NaN", 1e308, -0),
);
const send = (method: string, path: string, raw: string) =>
  api.request(method, path, { key: tenant.keys.test, raw });

/** Whatever was sent: taken, or refused in the envelope with the fields named; never a fault of ours. */
function expectAnswer(answer: Awaited<ReturnType<typeof send>>, ok: number) {
  if (answer.status === ok) return;
  expect([answer.status, answer.body.code]).toEqual([400, "VALIDATION_ERROR"]);
  expect(Object.keys(answer.body.errors).length).toBeGreaterThan(0);
}

test("any value in any field of an entity", async () => {
  const id = await api.createEntity(tenant);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...FIELDS), nasty, async (field, value) => {
      const body = JSON.stringify({ ...PERSON, [field]: value });
      expectAnswer(await send("POST", "/api/v2/entities/", body), 201);
      expectAnswer(await send("PATCH", `/api/v1/entities/${id}/`, JSON.stringify({ [field]: value })), 200);
      const batch = JSON.stringify({ entities: [PERSON, { ...PERSON, [field]: value }, value] });
      expectAnswer(await send("POST", "/api/v2/entities/batch/", batch), 200);
    }),
    { numRuns: 150 },
  );
  expect((await api.request("GET", `/api/v2/entities/${id}/`, { key: tenant.keys.test })).status).toBe(200);
});

test("any query of the lists", async () => {
  const names = ["q", "search", "limit", "threshold", "entity_type", "created_after", "is_primary", "after"];
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.constantFrom("[", "(a+)+", "\\m", "1e3", "-1", "0x1"),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...names), text, async (name, value) => {
      const query = new URLSearchParams({ q: "ann", [name]: value });
      for (const path of ["/api/v2/entities/", "/api/v1/entities/", "/api/v2/entities/search/"]) {
        expectAnswer(await api.request("GET", `${path}?${query}`, { key: tenant.keys.test }), 200);
      }
    }),
    { numRuns: 150 },
  );
});

test("bodies that are no JSON objects", async () => {
  for (const raw of ["{", "[]", "null", '"x"', "1", "\u0000", '{"entity_type":"individual",}']) {
    for (const [method, path] of [
      ["POST", "/api/v1/entities/"],
      ["POST", "/api/v2/entities/batch/"],
      ["POST", "/api/v2/webhooks/"],
      ["PUT", "/api/v2/webhooks/config/"],
      ["POST", "/api/v2/webhooks/test/"],
    ] as const) {
      const answer = await send(method, path, raw);
      expect([path, raw, answer.status, answer.body.code]).toEqual([path, raw, 400, "VALIDATION_ERROR"]);
    }
  }
});
