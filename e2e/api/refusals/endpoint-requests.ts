import type { Endpoint } from "@/lib/api/endpoint";
import { ENDPOINTS } from "@/lib/api/endpoints";
import type { TestApi } from "../../fixtures/api";

export type Subject = Awaited<ReturnType<typeof makeSubject>>;

/** A tenant (test mode) with one of everything that a path can name, and what it takes to call every endpoint well. */
export async function makeSubject(api: TestApi) {
  const tenant = await api.createTenant();
  const key = tenant.keys.test;
  const call = async (method: string, path: string, body?: unknown) => {
    const answer = await api.request(method, `/api/v2${path}`, {
      key,
      ...(body === undefined ? {} : { body }),
    });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.text}`);
    return answer.body;
  };
  const url = "https://192.0.2.1/hook";
  await api.owner`update webhook_endpoints set url = ${url} where tenant_id = ${tenant.id} and mode = 'test'`;
  const webhook_id: string = (
    await call("POST", "/webhooks/", { event_type: "*", webhook_url: "https://9.9.9.9/hook" })
  ).webhook_id;
  const entity_id = await api.createEntity(tenant);
  const session_id: string = (
    await call("POST", "/verification/sessions/", { entity_id, email: "john@example.com" })
  ).session_id;
  const log_id = crypto.randomUUID();
  await api.owner`insert into delivery_attempts (tenant_id, mode, id, delivery_id, attempt, status_code, duration_ms)
    select tenant_id, mode, ${log_id}::uuid, id, 1, 500, 5 from deliveries where tenant_id = ${tenant.id} limit 1`;
  const hit_id = await makeHit(api, tenant.id, entity_id, session_id);
  const discrepancy_id = crypto.randomUUID();
  await api.owner`insert into discrepancies (tenant_id, mode, id, session_id, check_id, field, record_value, document_value)
    select tenant_id, mode, ${discrepancy_id}::uuid, session_id, id, 'last_name', 'Doe', 'DOE-SMITH' from checks
    where session_id = ${session_id} and position = 0`;
  const media_id = crypto.randomUUID();
  await api.owner`insert into media (tenant_id, mode, id, session_id, storage_key, content_type, bytes, sha256, wrapped_key)
    values (${tenant.id}, 'test', ${media_id}, ${session_id}, ${`refusals/${media_id}`}, 'image/jpeg', 1, '\\x00', '\\x00')`;
  const [check] = await api.owner<{ id: string }[]>`
    select id from checks where session_id = ${session_id} and position = 0`;
  const check_id = check?.id ?? "";
  const view = { list: "sessions", name: "Undecided", query: "decision=none" };
  const view_id: string = (await call("POST", "/views/", view)).id;
  const ids: Record<string, string> = {
    view_id,
    entity_id,
    session_id,
    webhook_id,
    log_id,
    hit_id,
    discrepancy_id,
    media_id,
    check_id,
  };
  const free = await api.createEntity(tenant);
  return { tenant, key, ids, bodies: bodiesFor(free), path: (e: Endpoint, v: string) => pathOf(e, v, ids) };
}

/** A hit that a screening of this session found; returns its id. */
async function makeHit(api: TestApi, tenant: string, entity: string, session: string): Promise<string> {
  const [screening, hit] = [crypto.randomUUID(), crypto.randomUUID()];
  const entry = JSON.stringify({
    ...{ kind: "person", names: [{ name: "John Doe", kind: "primary" }], birthDates: [], countries: [] },
    ...{ gender: null, topics: ["sanction"], programs: [], position: null },
  });
  await api.owner`insert into screenings (tenant_id, mode, id, entity_id, session_id, kind, list_versions, algorithm, threshold, candidates)
    values (${tenant}, 'test', ${screening}, ${entity}, ${session}, 'sanctions', '{"demo": 1}', 'names/1', 0.85, 1)`;
  await api.owner`insert into screening_hits (tenant_id, mode, id, entity_id, list, source_id, entity_hash, entry_hash, entry, version, score, evidence, algorithm)
    values (${tenant}, 'test', ${hit}, ${entity}, 'demo', 'x-1', 'a', 'b', ${entry}::text::jsonb, 1, 1, 'nothing_else_known', 'names/1')`;
  await api.owner`insert into screening_matches (tenant_id, mode, screening_id, hit_id, rank, score, version)
    values (${tenant}, 'test', ${screening}, ${hit}, 1, 1, 1)`;
  return hit;
}

/** The endpoint's path with these ids in it. */
export function pathOf(endpoint: Endpoint, version: string, ids: Record<string, string>): string {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => {
    const id = ids[name];
    if (id === undefined) throw new Error(`endpoint-requests.ts does not know what :${name} names`);
    return id;
  });
  return `/api/${version}${path}/`;
}

const nameOf = (endpoint: Endpoint): string => `${endpoint.method} ${endpoint.path}`;

/** A body for each endpoint that takes one, with as many of its fields as it can have at once. */
function bodiesFor(freeEntity: string): Record<string, Record<string, unknown>> {
  const person = { entity_type: "individual", first_name: "Ada", last_name: "King", gender: "female" };
  const dated = {
    date_of_birth: "1985-05-15",
    nationality: "GB",
    email: "ada@example.com",
    is_primary: true,
  };
  const webhook = { webhook_url: "https://9.9.9.9/other", description: "d", filters: { outcome: ["clear"] } };
  return {
    "POST /verification/sessions": {
      entity_id: freeEntity,
      email: "john@example.com",
      verification_profile: "standard",
      verification_checks: {
        document_check: { enabled: true, options: { minimumPermittedAge: 18, clientDataValidation: true } },
        photo_check: true,
      },
      expiry_hours: 24,
      send_email: true,
      webhook_url: "https://9.9.9.9/session",
      completion: { redirect_url: "http://localhost/done", state: "s" },
    },
    "POST /verification/sessions/:session_id/resend": { email: "other@example.com" },
    "POST /verification/sessions/:session_id/reviews/create": {
      decision: "approved",
      notes: "Fine.",
      check_ids: [crypto.randomUUID()],
      reason_code: "evidence_agrees",
      expected_review_id: crypto.randomUUID(),
      resolutions: [
        { discrepancy_id: crypto.randomUUID(), resolution: "spelling_variant", notes: "One letter." },
      ],
    },
    "POST /verification/sessions/:session_id/discrepancies/:discrepancy_id/resolve": {
      resolution: "spelling_variant",
      notes: "One letter.",
    },
    "POST /verification/sessions/:session_id/contest": {
      decision: "accepted",
      notes: "Seen in the branch.",
      method: "Passport shown in person",
    },
    "POST /verification/sessions/:session_id/hits/:hit_id": {
      decision: "rejected",
      reason: "Somebody else.",
    },
    "POST /views": {
      list: "sessions",
      name: "Mine",
      query: "status=completed",
      columns: ["person"],
      shared: true,
    },
    "PATCH /views/:view_id": { name: "Ours", query: "outcome=clear", columns: null, shared: false },
    "POST /entities/:entity_id/notes": { text: "Called the branch." },
    "POST /verification/sessions/bulk": {
      action: "revoke",
      session_ids: [crypto.randomUUID()],
      assignee_id: null,
    },
    "POST /queue/next": { current_session_id: crypto.randomUUID() },
    "POST /verification/sessions/:session_id/assign": { assignee_id: null },
    "POST /entities": { ...person, ...dated },
    "POST /entities/batch": { entities: [{ ...person, ...dated }], skip_duplicates: false },
    "PATCH /entities/:entity_id": { first_name: "Grace", ...dated },
    "PUT /entities/:entity_id/legal-hold": {
      until: new Date(Date.now() + 86_400_000).toISOString(),
      authority: "The court",
      reason: "File 7",
    },
    "PUT /entities/:entity_id/relationship": { ended_at: "2026-01-31T12:00:00Z" },
    "PUT /webhooks/config": { webhook_url: "https://9.9.9.9/default" },
    "POST /webhooks/test": { webhook_url: "http://not-https.example/" },
    "POST /webhooks/replay": {
      since: "2026-06-12T12:00:00Z",
      until: "2026-06-13T12:00:00Z",
      webhook_id: crypto.randomUUID(),
      include_delivered: false,
    },
    "POST /webhooks": { event_type: "*", ...webhook },
    "PATCH /webhooks/:webhook_id": { ...webhook, is_active: true, event_type: "*" },
    "POST /test/verification/sessions/:session_id/simulate": {
      action: "complete",
      outcomes: { document_check: "clear" },
      extracted_data: { first_name: "John", address: { line1: "1 Main Street" } },
      failure_reason: "other",
    },
  };
}

/** The body to call this endpoint with; undefined when it takes none. */
export function bodyOf(subject: { bodies: Subject["bodies"] }, endpoint: Endpoint) {
  if (!endpoint.body) return undefined;
  const body = subject.bodies[nameOf(endpoint)];
  if (!body) throw new Error(`endpoint-requests.ts has no body for ${nameOf(endpoint)}`);
  return body;
}

/** Every endpoint in both versions, for `describe.each`. */
export const EVERY = ENDPOINTS.flatMap((endpoint) =>
  (["v1", "v2"] as const).map((version) => [version, nameOf(endpoint), endpoint] as const),
);
