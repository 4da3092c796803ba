import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ApiTenant, startApi, type TestApi } from "../../fixtures/api";

let api: TestApi;
let tenant: ApiTenant;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/);
const person = (first_name: string, more: object = {}) => ({
  entity_type: "individual",
  first_name,
  last_name: "Doe",
  email: "",
  is_primary: true,
  ...more,
});

describe.each(["v1", "v2"])("%s", (version) => {
  const send = (body: unknown, headers: Record<string, string> = {}) =>
    api.request("POST", `/api/${version}/entities/batch/`, { key: tenant.keys.test, body, headers });
  const count = async () =>
    (await api.owner`select count(*)::int as n from entities where tenant_id = ${tenant.id}`)[0]?.n;
  beforeAll(async () => {
    tenant = await api.createTenant();
  });

  test("a bad row does not lose the others, a duplicate is skipped", async () => {
    const { status, body } = await send({
      entities: [
        person("Ann", { external_id: "e-1" }),
        person("Bob", { date_of_birth: "1990-01-01" }),
        { entity_type: "individual", first_name: "Nameless", last_name: "" },
        "not an object",
        person("Other", { external_id: "e-1" }),
        person("BOB", { date_of_birth: "1990-01-01" }),
        person("Bob", { date_of_birth: "1991-01-01" }),
        person("Wrong", { date_of_birth: "soon", last_name: 4 }),
        { entity_type: "company", legal_name: "Ann Doe" },
      ],
    });
    expect(status).toBe(200);
    expect(body.summary).toEqual({ total: 9, created: 4, skipped: 2, failed: 3 });
    expect(body.created_entities).toEqual([
      { id: uuid, name: "Ann Doe", entity_type: "individual", external_id: "e-1" },
      { id: uuid, name: "Bob Doe", entity_type: "individual", external_id: null },
      { id: uuid, name: "Bob Doe", entity_type: "individual", external_id: null },
      { id: uuid, name: "Ann Doe", entity_type: "company", external_id: null },
    ]);
    const [ann, bob] = body.created_entities;
    expect(body.skipped).toEqual([
      {
        index: 4,
        reason: "duplicate_external_id",
        existing_entity_id: ann.id,
        matching_name: "Ann Doe",
        similarity_score: expect.any(Number),
      },
      {
        index: 5,
        reason: "duplicate_name",
        existing_entity_id: bob.id,
        matching_name: "Bob Doe",
        similarity_score: 1,
      },
    ]);
    expect(body.errors).toEqual([
      {
        index: 2,
        success: false,
        error_code: "VALIDATION_ERROR",
        error: "last_name: This field is required.",
        entity_name: "Nameless",
      },
      expect.objectContaining({ index: 3, success: false, entity_name: "" }),
      expect.objectContaining({ index: 7, entity_name: "Wrong" }),
    ]);
    expect(body.errors[2].error).toMatch(/date_of_birth: .*last_name: |last_name: .*date_of_birth: /);
    expect(await count()).toBe(4);
  });

  test("the same batch again creates nothing; without skipping it creates all", async () => {
    const entities = [person("Cid"), person("Dan", { external_id: "d" })];
    expect((await send({ entities })).body.summary).toMatchObject({ created: 2 });
    const before = await count();
    const again = await send({ entities });
    expect(again.body.summary).toEqual({ total: 2, created: 0, skipped: 2, failed: 0 });
    expect(await count()).toBe(before);
    const forced = await send({ entities, skip_duplicates: false });
    expect(forced.body.summary).toEqual({ total: 2, created: 2, skipped: 0, failed: 0 });
  });

  test("what was erased, or is the other mode's, is no duplicate", async () => {
    const entities = [person("Eve", { external_id: "gone" })];
    const first = await send({ entities });
    await api.request("POST", `/api/${version}/entities/batch/`, {
      key: tenant.keys.live,
      body: { entities },
    });
    const id = first.body.created_entities[0].id;
    await api.request("DELETE", `/api/${version}/entities/${id}/`, { key: tenant.keys.test });
    expect((await send({ entities })).body.summary).toMatchObject({ created: 1, skipped: 0 });
  });

  test("an Idempotency-Key makes it happen once", async () => {
    const headers = { "Idempotency-Key": `batch-${version}` };
    const body = { entities: [person("Fay")], skip_duplicates: false };
    const first = await send(body, headers);
    const second = await send(body, headers);
    expect(second.headers.get("Idempotent-Replayed")).toBe("true");
    expect(second.text).toBe(first.text);
  });

  test.each([
    [{}, "entities"],
    [{ entities: [] }, "entities"],
    [{ entities: "all" }, "entities"],
    [{ entities: Array.from({ length: 101 }, () => person("Gus")) }, "entities"],
    [{ entities: [person("Gus")], skip_duplicates: "yes" }, "skip_duplicates"],
  ])("refuses a body that is not a batch (%#)", async (body, field) => {
    const before = await count();
    const refused = await send(body);
    expect([refused.status, refused.body.code]).toEqual([400, "VALIDATION_ERROR"]);
    expect(refused.body.errors).toHaveProperty(field);
    expect(await count()).toBe(before);
  });

  test("a hundred rows", async () => {
    const entities = Array.from({ length: 100 }, (_, i) => person(`H${i}`));
    expect((await send({ entities })).body.summary).toEqual({
      total: 100,
      created: 100,
      skipped: 0,
      failed: 0,
    });
  });
});
