import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ApiTenant, startApi, type TestApi } from "../../fixtures/api";

let api: TestApi;
let tenant: ApiTenant;
beforeAll(async () => {
  api = await startApi();
  tenant = await api.createTenant();
});
afterAll(() => api.close());

/** As the published client library sends it: every text field, unset ones as "". */
const AS_CLIENTS_SEND = {
  entity_type: "individual",
  legal_name: "",
  trading_name: "",
  registration_number: "",
  jurisdiction: "",
  entity_subtype: "",
  first_name: "José",
  middle_name: "",
  last_name: "Núñez",
  title: "",
  gender: "",
  nationality: "",
  country_of_birth: "",
  national_id_number: "123-45",
  tax_id: "",
  ssn: "078-05-1120",
  social_insurance_number: "",
  email: "",
  phone: "",
  address_line_1: "",
  address_line_2: "",
  address_city: "",
  address_state: "",
  address_postal_code: "",
  address_country: "",
  is_primary: true,
};
const UNKNOWN = "550e8400-e29b-41d4-a716-446655440000";
const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/);
const send = (method: string, path: string, body?: unknown, key = tenant.keys.test) =>
  api.request(method, path, { key, ...(body === undefined ? {} : { body }) });

describe.each(["v1", "v2"])("%s", (version) => {
  const base = `/api/${version}/entities/`;

  test("a body of empty strings is an entity of nothing but its names", async () => {
    const created = await send("POST", base, AS_CLIENTS_SEND);
    expect(created.status).toBe(201);
    expect(created.body).toEqual({
      id: uuid,
      name: "José Núñez",
      entity_type: "individual",
      legal_name: "",
      trading_name: "",
      title: "",
      first_name: "José",
      middle_name: "",
      last_name: "Núñez",
      gender: "",
      email: "",
      phone: "",
      external_id: null,
      is_primary: true,
      address_line_1: "",
      address_line_2: "",
      address_city: "",
      address_state: "",
      address_postal_code: "",
      address_country: "",
      nationality: "",
      country_of_birth: "",
      date_of_birth: null,
      incorporation_date: null,
      jurisdiction: "",
      registration_number: "",
      industry_code: null,
      business_activity_description: null,
      created_at: time,
      updated_at: time,
    });
    const [row] = await api.owner`select * from entities where id = ${created.body.id}`;
    expect(row).toMatchObject({ email: null, gender: null, nationality: null, legal_name: null });
    expect(JSON.stringify(row)).not.toContain("078-05-1120");

    const got = await send("GET", `${base}${created.body.id}/`);
    expect(got.status).toBe(200);
    expect(got.body).toEqual({
      id: created.body.id,
      name: "José Núñez",
      entity_type: "individual",
      entity_subtype: null,
      legal_name: null,
      trading_name: null,
      title: null,
      first_name: "José",
      middle_name: null,
      last_name: "Núñez",
      gender: null,
      email: "",
      phone: "",
      external_id: null,
      is_primary: true,
      screening_status: "not_screened",
      response_count: 0,
      risk_profiles_count: 0,
      address_line_1: null,
      address_line_2: null,
      address_city: null,
      address_state: null,
      address_postal_code: null,
      address_country: null,
      nationality: null,
      country_of_birth: null,
      date_of_birth: null,
      incorporation_date: null,
      jurisdiction: null,
      registration_number: null,
      industry_code: null,
      business_activity_description: null,
      national_id_number: null,
      tax_id: null,
      ssn: null,
      social_insurance_number: null,
      created_at: time,
      updated_at: time,
    });
  });

  test("every field is kept; country codes in upper case, spaces around text gone", async () => {
    const person = {
      entity_type: "individual",
      title: "Dr",
      first_name: " Ada ",
      middle_name: "King",
      last_name: "Lovelace",
      gender: "female",
      date_of_birth: "1990-02-28",
      country_of_birth: "gbr",
      nationality: "gb",
      email: "ada@example.com",
      phone: "+44 20 7946 0000",
      external_id: "crm-1",
      is_primary: false,
      address_line_1: "1 High St",
      address_line_2: "Flat 2",
      address_city: "London",
      address_state: "Greater London",
      address_postal_code: "N1 9GU",
      address_country: "GB",
    };
    const { status, body } = await send("POST", base, person);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...person,
      first_name: "Ada",
      country_of_birth: "GBR",
      nationality: "GB",
      name: "Ada King Lovelace",
    });
    const company = {
      entity_type: "company",
      legal_name: "Acme Holdings Ltd",
      trading_name: "Acme",
      registration_number: "01234567",
      jurisdiction: "England and Wales",
      incorporation_date: "2001-01-31",
      industry_code: "trade.commodities",
      business_activity_description: "Trades.",
    };
    const made = await send("POST", base, company);
    expect(made.body).toMatchObject({ ...company, name: "Acme" });
    expect((await send("GET", `${base}${made.body.id}/`)).body).toMatchObject({ ...company, name: "Acme" });
  });

  test.each([
    [{ entity_type: "individual", first_name: "A" }, ["last_name"]],
    [{ entity_type: "individual", first_name: "  ", last_name: "" }, ["first_name", "last_name"]],
    [{ entity_type: "company", trading_name: "Acme" }, ["legal_name"]],
    [{ first_name: "A", last_name: "B" }, ["entity_type"]],
    [{ entity_type: "robot", first_name: "A", last_name: "B" }, ["entity_type"]],
    [{ entity_type: "individual", first_name: 7, last_name: ["B"] }, ["first_name", "last_name"]],
    [{ ...AS_CLIENTS_SEND, is_primary: "true" }, ["is_primary"]],
    [{ ...AS_CLIENTS_SEND, email: "not an address" }, ["email"]],
    [{ ...AS_CLIENTS_SEND, gender: "other" }, ["gender"]],
    [{ ...AS_CLIENTS_SEND, nationality: "British" }, ["nationality"]],
    [{ ...AS_CLIENTS_SEND, date_of_birth: "1990-02-30" }, ["date_of_birth"]],
    [{ ...AS_CLIENTS_SEND, date_of_birth: "0000-01-01" }, ["date_of_birth"]],
    [{ ...AS_CLIENTS_SEND, date_of_birth: "2999-01-01" }, ["date_of_birth"]],
    [{ ...AS_CLIENTS_SEND, incorporation_date: "01/02/2003" }, ["incorporation_date"]],
    [{ ...AS_CLIENTS_SEND, first_name: "x".repeat(201) }, ["first_name"]],
    [{ ...AS_CLIENTS_SEND, last_name: "a\u0000b" }, ["last_name"]],
  ])("refuses %j", async (body, fields) => {
    const before = await api.owner`select count(*)::int as n from entities`;
    const refused = await send("POST", base, body);
    expect(refused.status).toBe(400);
    expect(refused.body).toMatchObject({ error: "Validation failed.", code: "VALIDATION_ERROR" });
    expect(Object.keys(refused.body.errors).sort()).toEqual(fields);
    expect(await api.owner`select count(*)::int as n from entities`).toEqual(before);
  });

  test('a change names what was sent and differs; null and "" clear', async () => {
    const { body: made } = await send("POST", base, {
      ...AS_CLIENTS_SEND,
      email: "a@example.com",
      external_id: "x-1",
      date_of_birth: "1990-01-01",
    });
    const path = `${base}${made.id}/`;
    const changed = await send("PATCH", path, {
      entity_type: "individual",
      first_name: "José",
      last_name: "Garcia",
      email: "",
      date_of_birth: null,
      is_primary: false,
      ssn: "078-05-1120",
      unknown: 1,
    });
    expect(changed.status).toBe(200);
    expect(changed.body).toEqual({
      id: made.id,
      name: "José Garcia",
      entity_type: "individual",
      updated_fields: expect.any(Array),
      updated_at: time,
    });
    expect([...changed.body.updated_fields].sort()).toEqual([
      "date_of_birth",
      "email",
      "is_primary",
      "last_name",
    ]);
    const got = await send("GET", path);
    expect(got.body).toMatchObject({
      name: "José Garcia",
      email: "",
      date_of_birth: null,
      is_primary: false,
      external_id: "x-1",
    });
    const again = await send("PATCH", path, { last_name: "Garcia" });
    expect(again.body.updated_fields).toEqual([]);

    const audit =
      await api.owner`select action, details from audit_entries where target_id = ${made.id} order by created_at`;
    expect(audit.map((a) => a.action)).toEqual(["entity.created", "entity.updated"]);
    expect(JSON.stringify(audit)).not.toMatch(/Garcia|José|example/);
  });

  test.each([
    [{ entity_type: "company" }, ["entity_type"]],
    [{ first_name: "" }, ["first_name"]],
    [{ last_name: null }, ["last_name"]],
    [{ last_name: 5 }, ["last_name"]],
    [{ email: "no" }, ["email"]],
  ])("a change to %j is refused and changes nothing", async (body, fields) => {
    const id = await api.createEntity(tenant);
    const refused = await send("PATCH", `${base}${id}/`, { middle_name: "Lost", ...body });
    expect(refused.status).toBe(400);
    expect(refused.body.code).toBe("VALIDATION_ERROR");
    expect(Object.keys(refused.body.errors)).toEqual(fields);
    expect((await send("GET", `${base}${id}/`)).body).toMatchObject({ middle_name: null });
  });

  test("another tenant's, the other mode's, unknown and malformed ids read the same", async () => {
    const other = await api.createTenant();
    const ids = [
      await api.createEntity(other),
      await api.createEntity(tenant, "live"),
      UNKNOWN,
      "not-a-uuid",
    ];
    for (const id of ids) {
      for (const [method, body] of [
        ["GET", undefined],
        ["PATCH", { first_name: "Mallory" }],
        ["DELETE", undefined],
      ] as const) {
        const { status, body: answer } = await send(method, `${base}${id}/`, body);
        expect([status, answer.code, answer.error]).toEqual([404, "NOT_FOUND", "Entity not found."]);
      }
    }
    expect(
      await api.owner`select 1 from entities where first_name = 'Mallory' or name = 'Erased' and tenant_id = ${other.id}`,
    ).toEqual([]);
  });

  test("scopes are asked for", async () => {
    const someone = await api.createTenant();
    const key = await api.createKey(someone, "test", ["entities:read"]);
    expect((await send("GET", base, undefined, key)).status).toBe(200);
    const refused = await send("POST", base, AS_CLIENTS_SEND, key);
    expect(refused.status).toBe(403);
    expect(refused.body).toMatchObject({ code: "PERMISSION_DENIED" });
    const blind = await api.createKey(someone, "test", ["sessions:read"]);
    expect((await send("GET", `${base}search/?q=x`, undefined, blind)).status).toBe(403);
  });
});
