import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { type ApiTenant, startApi, type TestApi } from "../../fixtures/api";

let api: TestApi;
let tenant: ApiTenant;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

/** Another person of the tenant, with a key of their own. */
async function colleague(of: { id: string }, role = "reviewer") {
  const userId = newId();
  await api.owner`insert into users (id, email, name) values (${userId}, ${`${userId}@example.com`}, 'Maria Koch')`;
  await api.owner`insert into memberships (tenant_id, user_id, role) values (${of.id}, ${userId}, ${role})`;
  return { userId, key: await api.createKey({ id: of.id, userId }, "test") };
}

async function waiting(of: ApiTenant, outcomes: Record<string, string>, profile = "standard") {
  const key = of.keys.test;
  const entity_id = await api.createEntity(of);
  const made = await api.request("POST", "/api/v2/verification/sessions/", {
    key,
    body: { entity_id, email: "john@example.com", verification_profile: profile },
  });
  const id: string = made.body.session_id;
  const body = { action: "complete", outcomes };
  await api.request("POST", `/api/v2/test/verification/sessions/${id}/simulate/`, { key, body });
  return id;
}

const list = (key: string, query = "") => api.request("GET", `/api/v2/queue/${query}`, { key });
const ids = async (key: string, query = "") =>
  (await list(key, query)).body.results.map((r: { session_id: string }) => r.session_id);
const next = (key: string, current?: string) =>
  api.request("POST", "/api/v2/queue/next/", { key, body: { current_session_id: current ?? null } });
const on = (key: string, id: string, verb: string, body: object = {}) =>
  api.request("POST", `/api/v2/verification/sessions/${id}/${verb}/`, { key, body });
const review = (key: string, id: string, decision: string) =>
  on(key, id, "reviews/create", { decision, notes: "Looked at it." });

test("what is not clear waits, riskiest first; a final decision ends the waiting, another does not", async () => {
  tenant = await api.createTenant();
  const { key } = await colleague(tenant);
  const clear = await waiting(tenant, {});
  const consider = await waiting(tenant, { document_check: "consider" });
  const attention = await waiting(tenant, { document_check: "attention" });
  const pep = await waiting(tenant, { pep_check: "consider" }, "comprehensive");
  await waiting(tenant, { document_check: "issue" });
  expect(await ids(key)).toEqual([attention, pep, consider]);
  expect((await list(key, "?check_type=pep_check")).body.results).toHaveLength(1);
  expect(await ids(key, "?profile=comprehensive&outcome=consider")).toEqual([pep]);
  const first = (await list(key)).body.results[0];
  expect(first).toMatchObject({ reason: "outcome", assignee: null, claim: null, outcome: "attention" });
  expect(Date.parse(first.due_at) - Date.parse(first.queued_at)).toBe(24 * 3_600_000);

  await review(key, attention, "approved");
  await review(key, consider, "flagged");
  await review(key, clear, "flagged");
  const left = await list(key);
  expect(
    left.body.results.map((r: { session_id: string; reason: string }) => [r.session_id, r.reason]),
  ).toEqual([
    [pep, "outcome"],
    [consider, "flagged"],
    [clear, "flagged"],
  ]);
  expect(left.body.results[1].queued_at <= left.body.results[2].queued_at).toBe(true);
  const counts = await api.request("GET", "/api/v2/queue/counts/", { key });
  expect(counts.body).toMatchObject({ total: 3, mine: 0, unassigned: 3, late: 0, more: false });
});

test("pages of both versions meet every session once, in both directions", async () => {
  tenant = await api.createTenant();
  const key = tenant.keys.test;
  const made: string[] = [];
  for (let n = 0; n < 7; n += 1) {
    made.push(await waiting(tenant, { document_check: n % 2 ? "consider" : "attention" }));
  }
  const all = await ids(key, "?page_size=100");
  expect([...all].sort()).toEqual([...made].sort());
  const seen: string[] = [];
  let page = await list(key, "?page_size=3");
  for (;;) {
    seen.push(...page.body.results.map((r: { session_id: string }) => r.session_id));
    if (!page.body.next_cursor) break;
    page = await list(key, `?page_size=3&after=${encodeURIComponent(page.body.next_cursor)}`);
  }
  expect(seen).toEqual(all);
  const back = await list(key, `?page_size=3&before=${encodeURIComponent(page.body.prev_cursor)}`);
  expect(back.body.results.map((r: { session_id: string }) => r.session_id)).toEqual(all.slice(3, 6));
  const v1 = await api.request("GET", "/api/v1/queue/?limit=2&offset=2", { key });
  expect(v1.body.count).toBe(7);
  expect(v1.body.results.map((r: { session_id: string }) => r.session_id)).toEqual(all.slice(2, 4));
});

test("people who press next at once never get the same session, and nobody gets one too many", async () => {
  tenant = await api.createTenant();
  const sessions = new Set<string>();
  for (let n = 0; n < 12; n += 1) sessions.add(await waiting(tenant, { document_check: "consider" }));
  const people = await Promise.all(Array.from({ length: 8 }, () => colleague(tenant)));
  const held = new Map<string, string>();
  for (let round = 0; round < 2; round += 1) {
    const answers = await Promise.all(people.map((person) => next(person.key, held.get(person.key))));
    const got = answers.map((answer) => answer.body.session_id as string | null);
    const given = got.filter((id) => id !== null);
    expect(new Set(given).size).toBe(given.length);
    expect(given.every((id) => sessions.has(id))).toBe(true);
    if (round === 0) expect(given).toHaveLength(8);
    people.forEach((person, at) => {
      const id = got[at];
      if (id) held.set(person.key, id);
    });
  }
  // Each decides what they hold and takes the next one, all at once, until nothing is left.
  const decided = new Set<string>();
  await Promise.all(
    people.map(async ({ key }) => {
      let current = held.get(key);
      for (let turn = 0; turn < 20; turn += 1) {
        if (current) {
          expect(decided.has(current)).toBe(false);
          decided.add(current);
          expect((await review(key, current, "approved")).status).toBe(201);
        }
        current = (await next(key, current)).body.session_id ?? undefined;
        if (!current) return;
      }
    }),
  );
  expect(decided.size).toBe(12);
  expect(await ids(tenant.keys.test)).toEqual([]);
});

test("a claim keeps others off until it lapses or is given back; assigned work goes to nobody else", async () => {
  tenant = await api.createTenant();
  const id = await waiting(tenant, { document_check: "consider" });
  const [a, b] = [await colleague(tenant), await colleague(tenant)];
  expect((await next(a.key)).body.session_id).toBe(id);
  expect((await next(a.key)).body.session_id).toBe(id);
  expect((await next(b.key)).body.session_id).toBeNull();
  expect((await on(b.key, id, "claim")).status).toBe(409);
  expect((await on(b.key, id, "release")).status).toBe(409);
  expect((await list(b.key)).body.results[0].claim).toMatchObject({ id: a.userId, name: "Maria Koch" });
  await api.owner`update verification_sessions set claimed_until = now() - interval '1 second' where id = ${id}`;
  expect((await list(b.key)).body.results[0].claim).toBeNull();
  expect((await on(b.key, id, "claim")).status).toBe(200);
  expect((await on(b.key, id, "release")).status).toBe(200);

  expect((await on(b.key, id, "assign", { assignee_id: a.userId })).body.assignee.id).toBe(a.userId);
  expect((await next(b.key)).body.session_id).toBeNull();
  expect(await ids(b.key, "?assignee=me")).toEqual([]);
  expect(await ids(a.key, "?assignee=me")).toEqual([id]);
  expect(await ids(b.key, "?assignee=me_or_nobody")).toEqual([]);
  expect((await on(b.key, id, "assign", { assignee_id: newId() })).status).toBe(400);
  const auditor = await colleague(tenant, "auditor");
  expect((await on(b.key, id, "assign", { assignee_id: auditor.userId })).status).toBe(400);
  expect((await on(auditor.key, id, "claim")).status).toBe(403);
  expect((await next(auditor.key)).status).toBe(403);
  expect((await list(auditor.key)).status).toBe(200);
  const people = await api.request("GET", "/api/v2/queue/reviewers/", { key: auditor.key });
  expect(people.body.results.map((p: { id: string }) => p.id).sort()).toEqual(
    [tenant.userId, a.userId, b.userId].sort(),
  );
  const actions =
    await api.owner`select action from audit_entries where target_id = ${id} and action like 'session.%'`;
  expect(actions.map((row) => row.action)).toEqual(
    expect.arrayContaining(["session.claimed", "session.released", "session.assigned"]),
  );
});

test("next goes on behind the one that is left, and comes round at the end", async () => {
  tenant = await api.createTenant();
  const { key } = await colleague(tenant);
  const [one, two] = [
    await waiting(tenant, { document_check: "consider" }),
    await waiting(tenant, { document_check: "consider" }),
  ];
  expect((await next(key)).body.session_id).toBe(one);
  expect((await next(key, one)).body.session_id).toBe(two);
  expect((await list(key)).body.results[0].claim).toBeNull();
  expect((await next(key, two)).body.session_id).toBe(one);
});

test("another tenant's queue and the other mode's do not exist", async () => {
  tenant = await api.createTenant();
  const id = await waiting(tenant, { document_check: "consider" });
  const other = await api.createTenant();
  expect(await ids(other.keys.test)).toEqual([]);
  expect(await ids(tenant.keys.live)).toEqual([]);
  for (const key of [other.keys.test, tenant.keys.live]) {
    expect((await next(key)).body.session_id).toBeNull();
    for (const verb of ["claim", "release"]) expect((await on(key, id, verb)).status).toBe(404);
    expect((await on(key, id, "assign", { assignee_id: null })).status).toBe(404);
  }
});
