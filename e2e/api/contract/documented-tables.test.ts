import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiTenant, startApi, type TestApi } from "../../fixtures/api";
import { readContract, type Table } from "../../fixtures/contract-document";

const { tables } = readContract();
const table = (section: string, title: string): Table[] =>
  tables.filter((t) => t.section === section && t.title.startsWith(title));
const cells = (of: Table | undefined, column: string) => (of?.rows ?? []).map((row) => row[column] ?? "");

const CREATE = "/verification/sessions/";

let api: TestApi;
let tenant: ApiTenant;
beforeAll(async () => {
  api = await startApi();
  tenant = await api.createTenant();
});
afterAll(() => api.close());

const get = (path: string) => api.request("GET", path, { key: tenant.keys.test });
const ENUMS: Record<string, string> = { "Status Values": "Status", "Outcome Values": "Outcome" };

async function create(body: Record<string, unknown>, person?: string) {
  const entity_id = person ?? (await api.createEntity(tenant));
  const answer = await api.request("POST", "/api/v1/verification/sessions/", {
    key: tenant.keys.test,
    body: { entity_id, email: "john.doe@example.com", ...body },
  });
  return answer;
}

async function checksOf(sessionId: string) {
  const status = await get(`/api/v1/verification/sessions/${sessionId}/`);
  return status.body.checks.map((c: { check_type: string }) => c.check_type);
}

test("thirteen tables are read", () =>
  expect(tables.map((t) => t.rows.length > 0)).toEqual(Array(13).fill(true)));

test("status and outcome values are those of the contracts", async () => {
  const { sessionOutcome, sessionStatus } = await import("@/lib/api/contracts/sessions");
  const values = { Status: sessionStatus.options, Outcome: sessionOutcome.options };
  for (const [title, column] of Object.entries(ENUMS)) {
    const [found] = table("", title);
    expect(cells(found, column).sort()).toEqual([...values[column as "Status" | "Outcome"]].sort());
  }
});

test("expiry_hours and send_email have the documented defaults and limits", async () => {
  const [body] = table(CREATE, "Request Body");
  const about = Object.fromEntries((body?.rows ?? []).map((r) => [r.Parameter, r.Description ?? ""]));
  const [, fallback, max] = /default: (\d+), max: (\d+)/.exec(about.expiry_hours ?? "") ?? [];
  expect(about.send_email).toContain("default: true");
  const hours = (a: { body: Record<string, string> }) =>
    (Date.parse(a.body.expires_at ?? "") - Date.parse(a.body.created_at ?? "")) / 3_600_000;
  const plain = await create({});
  expect(hours(plain)).toBe(Number(fallback));
  expect(plain.body.email_sent).toBe(true);
  expect(hours(await create({ expiry_hours: Number(max) }))).toBe(Number(max));
  expect(hours(await create({ expiry_hours: 1 }))).toBe(1);
  for (const wrong of [Number(max) + 1, 0, -1, 1.5, "48"]) {
    expect((await create({ expiry_hours: wrong })).body.errors, String(wrong)).toHaveProperty("expiry_hours");
  }
  expect((await create({ send_email: false })).body.email_sent).toBe(false);
});

test("every body parameter is required or not, as documented", async () => {
  const rows = table(CREATE, "Request Body")[0]?.rows ?? [];
  const required = rows.filter((r) => r.Required === "Yes").map((r) => r.Parameter);
  const answer = await api.request("POST", "/api/v1/verification/sessions/", {
    key: tenant.keys.test,
    body: {},
  });
  expect(Object.keys(answer.body.errors)).toEqual(["entity_id"]);
  expect(Object.keys((await create({ email: undefined })).body.errors)).toEqual(["email"]);
  expect(required).toEqual(["entity_id", "email"]);
  // Null stands for "not given" wherever the document says No.
  const optional = rows.filter((r) => r.Required === "No").map((r) => [r.Parameter, null]);
  expect((await create(Object.fromEntries(optional))).status).toBe(202);
});

test("profiles have the documented checks", async () => {
  const kinds: Record<string, string> = {
    "Document check only": "document_check",
    Document: "document_check",
    Liveness: "enhanced_identity_check",
    AML: "aml_check",
    PEP: "pep_check",
  };
  const rows = table(CREATE, "Verification Profiles")[0]?.rows ?? [];
  expect(rows).toHaveLength(3);
  for (const row of rows) {
    const made = await create({ verification_profile: row.Profile });
    const documented = (row["Checks Included"] ?? "").split(" + ").map((name) => kinds[name]);
    expect(await checksOf(made.body.session_id)).toEqual(documented);
  }
  const standard = await create({});
  expect(await checksOf(standard.body.session_id)).toEqual(["document_check", "enhanced_identity_check"]);
});

test("check types and their shorthands mean the same", async () => {
  const rows = table(CREATE, "Override a profile")[0]?.rows ?? [];
  expect(rows).toHaveLength(4);
  for (const row of rows) {
    const type = row["Check Type"] ?? "";
    const shorthands = (row.Shorthand ?? "").split(" / ").filter((name) => name !== "-");
    for (const name of [type, ...shorthands]) {
      for (const value of [true, { enabled: true }, { enabled: true, options: {} }]) {
        const made = await create({ verification_checks: { [name]: value } });
        expect(made.status, made.text).toBe(202);
        expect(await checksOf(made.body.session_id)).toEqual([type]);
      }
    }
  }
});

test("decisions and notes of a review are required, check_ids is not", async () => {
  const rows = table("/verification/sessions/{session_id}/reviews/create/", "Request Body")[0]?.rows ?? [];
  const made = await create({});
  const simulate = `/api/v1/test/verification/sessions/${made.body.session_id}/simulate/`;
  await api.request("POST", simulate, { key: tenant.keys.test, body: { action: "complete" } });
  const path = `/api/v1/verification/sessions/${made.body.session_id}/reviews/create/`;
  const review = (body: object) => api.request("POST", path, { key: tenant.keys.test, body });
  const required = rows.filter((r) => r.Required === "Yes").map((r) => r.Parameter);
  expect(Object.keys((await review({})).body.errors)).toEqual(required);
  const decisions = (rows.find((r) => r.Parameter === "decision")?.Description ?? "").split(", ");
  expect(decisions).toHaveLength(4);
  for (const decision of decisions) {
    expect(await review({ decision, notes: "Seen." })).toMatchObject({ status: 201, body: { decision } });
  }
  expect((await review({ decision: "maybe", notes: "Seen." })).body.errors).toHaveProperty("decision");
});
