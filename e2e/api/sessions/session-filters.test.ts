import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ApiTenant, startApi, type TestApi } from "../../fixtures/api";

let api: TestApi;
let tenant: ApiTenant;
const made: Record<string, { id: string; entity: string }> = {};

beforeAll(async () => {
  api = await startApi();
  tenant = await api.createTenant();
  const key = tenant.keys.test;
  const post = async (path: string, body: object) => {
    const answer = await api.request("POST", `/api/v2${path}`, { key, body });
    if (answer.status >= 300) throw new Error(answer.text);
    return answer.body;
  };
  const make = async (
    name: string,
    person: object,
    session: object,
    outcomes: object | null,
    number?: string,
  ) => {
    const entity = (await post("/entities/", { entity_type: "individual", ...person })).id as string;
    const body = { entity_id: entity, email: `${name}@people.example`, ...session };
    const id = (await post("/verification/sessions/", body)).session_id as string;
    made[name] = { id, entity };
    if (!outcomes) return;
    const data = number ? { extracted_data: { document_number: number } } : {};
    await post(`/test/verification/sessions/${id}/simulate/`, { action: "complete", outcomes, ...data });
  };
  const review = (name: string, decision: string) =>
    post(`/verification/sessions/${made[name]?.id}/reviews/create/`, { decision, notes: "Seen." });
  const named = (first_name: string, last_name: string, external_id: string) => ({
    first_name,
    last_name,
    external_id,
  });
  await make(
    "anna",
    named("Anna Maria", "Eriksson", "crm-1"),
    {},
    { document_check: "consider" },
    "L898902C-3",
  );
  await make(
    "zoe",
    named("Zoë", "O'Brien-Ångström", "crm-22"),
    { verification_profile: "comprehensive" },
    {},
  );
  await make("li", named("小龍", "李", "pct_100%"), { verification_profile: "basic" }, null);
  await make("joao", named("João", "Álvarez", "CRM-3"), { verification_checks: { poa_check: true } }, {});
  await review("zoe", "approved");
  await review("joao", "flagged");
  await post(`/verification/sessions/${made.joao?.id}/assign/`, { assignee_id: tenant.userId });
});
afterAll(() => api.close());

const found = async (query: string, version = "v2", key = tenant.keys.test) => {
  const answer = await api.request("GET", `/api/${version}/verification/sessions/list/?${query}`, { key });
  expect(answer.status, answer.text).toBe(200);
  const names = answer.body.results.map(
    (r: { session_id: string }) => Object.entries(made).find(([, m]) => m.id === r.session_id)?.[0],
  );
  return names.sort();
};

describe.each(["v1", "v2"])("%s", (version) => {
  test.each([
    ["decision=approved", ["zoe"]],
    ["decision=none", ["anna", "li"]],
    ["decision=none&status=completed", ["anna"]],
    ["decision=flagged&outcome=clear", ["joao"]],
    ["check_type=pep_check", ["zoe"]],
    ["check_type=document_check&status=completed", ["anna", "zoe"]],
    ["profile=custom", ["joao"]],
    ["profile=basic&status=pending", ["li"]],
    ["profile=basic&status=expired", []],
    ["assignee=me", ["joao"]],
    ["assignee=nobody&outcome=clear", ["zoe"]],
    ["assignee=me_or_nobody&status=completed", ["anna", "joao", "zoe"]],
    ["created_after=2020-01-01&created_before=2999-01-01", ["anna", "joao", "li", "zoe"]],
    ["created_before=2020-01-01", []],
    ["completed_after=2020-01-01&outcome=consider", ["anna"]],
    ["completed_before=2020-01-01", []],
    ["search=anna", ["anna"]],
    ["search=ERIK", ["anna"]],
    ["search=zoe", ["zoe"]],
    ["search=o'brien-angs", ["zoe"]],
    ["search=alva", ["joao"]],
    ["search=%E6%9D%8E", ["li"]],
    ["search=crm-", ["anna", "joao", "zoe"]],
    ["search=crm-&check_type=pep_check", ["zoe"]],
    ["search=pct_100%25", ["li"]],
    ["search=%25", []],
    ["search=joao@people", ["joao"]],
    ["search=l898902c3", ["anna"]],
    ["search=L898902C", []],
    ["search=nobody", []],
  ])("%s", async (query, names) => expect(await found(query, version)).toEqual(names));

  test("the beginning of a session's id", async () => {
    const id = made.li?.id ?? "";
    expect(await found(`search=${id}`, version)).toEqual(["li"]);
    expect(await found(`search=${id.slice(0, 8)}`, version)).toContain("li");
  });
});

test("another tenant and the other mode find nothing", async () => {
  const other = await api.createTenant();
  for (const key of [other.keys.test, tenant.keys.live]) {
    for (const search of ["anna", "crm-", "l898902c3", made.li?.id, "joao@people"]) {
      expect(await found(`search=${search}`, "v2", key)).toEqual([]);
    }
  }
});

test("what cannot be meant is refused by name", async () => {
  for (const query of [
    "decision=maybe",
    "check_type=x",
    "profile=x",
    "assignee=x",
    "created_after=yesterday",
  ]) {
    const answer = await api.request("GET", `/api/v2/verification/sessions/list/?${query}`, {
      key: tenant.keys.test,
    });
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.body.errors)).toEqual([query.split("=")[0]]);
  }
});

test("an erased person is found by nothing", async () => {
  const { entity } = made.anna ?? { entity: "" };
  await api.request("DELETE", `/api/v2/entities/${entity}/`, { key: tenant.keys.test });
  for (const search of ["anna", "erik", "l898902c3", "anna@people"])
    expect(await found(`search=${search}`)).toEqual([]);
});

test("a search among more than a page looks through says how far it looked, and its pages meet all", async () => {
  const rare = await api.createTenant();
  await api.owner`insert into entities (tenant_id, mode, id, entity_type, name, first_name, last_name)
    values (${rare.id}, 'test', gen_random_uuid(), 'individual', 'A B', 'A', 'B')`;
  await api.owner`insert into verification_sessions (tenant_id, mode, id, entity_id, entity_name, profile, status, outcome,
      delivery_method, email_sent, check_types, price, completed_at, expires_at, created_at)
    select ${rare.id}, 'test', gen_random_uuid(), e.id, 'A B', 'basic',
      'completed', 'clear', 'link', false, case when n in (7, 55000, 55001) then '{pep_check}'::text[] else '{document_check}' end, 1, now(), now(), date_trunc('milliseconds', now()) - n * interval '1 second'
    from entities e, generate_series(1, 55010) n where e.tenant_id = ${rare.id}`;
  const pages: number[] = [];
  let path = "check_type=pep_check&page_size=50";
  for (let turn = 0; turn < 5; turn += 1) {
    const { body } = await api.request("GET", `/api/v2/verification/sessions/list/?${path}`, {
      key: rare.keys.test,
    });
    pages.push(body.results.length);
    expect(Boolean(body.searched_to)).toBe(turn < 1);
    if (!body.next_cursor) break;
    path = `check_type=pep_check&page_size=50&after=${encodeURIComponent(body.next_cursor)}`;
  }
  expect(pages).toEqual([1, 2]);
}, 90_000);
