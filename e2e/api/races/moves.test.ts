import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ApiTenant, startApi, type TestApi } from "../../fixtures/api";
import { brokenRules } from "../model/invariants";

let api: TestApi;
let tenant: ApiTenant;
beforeAll(async () => {
  api = await startApi();
  tenant = await api.createTenant();
});
afterAll(async () => {
  expect(await brokenRules(api.owner)).toEqual({});
  await api.close();
});

const times = <T>(n: number, work: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: n }, (_, i) => work(i)));

async function session(of = tenant) {
  const key = of.keys.test;
  const entity_id = await api.createEntity(of);
  const body = { entity_id, email: "john@example.com" };
  const made = await api.request("POST", "/api/v2/verification/sessions/", { key, body });
  const id: string = made.body.session_id;
  const at = `/api/v2/verification/sessions/${id}`;
  return {
    id,
    entity_id,
    get: (who = key) => api.request("GET", `${at}/`, { key: who }),
    simulate: (action: string) =>
      api.request("POST", `/api/v2/test/verification/sessions/${id}/simulate/`, { key, body: { action } }),
    revoke: () => api.request("DELETE", `${at}/revoke/`, { key }),
    resend: () => api.request("POST", `${at}/resend/`, { key }),
    review: (notes: string) =>
      api.request("POST", `${at}/reviews/create/`, { key, body: { decision: "approved", notes } }),
    reviews: () => api.request("GET", `${at}/reviews/`, { key }),
  };
}

const statuses = (answers: { status: number }[]) => answers.map((a) => a.status).sort();

test("20 reviews at once are all kept, and the latest is one of them, the same everywhere", async () => {
  const s = await session();
  await s.simulate("complete");
  const answers = await times(20, (i) => s.review(`review ${i}`));
  expect(statuses(answers)).toEqual(Array(20).fill(201));
  const { body } = await s.reviews();
  expect(body.count).toBe(20);
  expect(new Set(body.results.map((r: { notes: string }) => r.notes)).size).toBe(20);
  expect(body.latest_decision).toBe(body.results[0].decision);
});

describe("revoking and completing at once", () => {
  test("one of them wins, the other is told which", async () => {
    for (let i = 0; i < 15; i += 1) {
      const s = await session();
      const [revoked, completed] = await Promise.all([s.revoke(), s.simulate("complete")]);
      expect(statuses([revoked, completed])).toEqual([200, 400]);
      const status = revoked.status === 200 ? "revoked" : "completed";
      const lost = revoked.status === 200 ? completed : revoked;
      expect(lost.body.details).toMatchObject({ session_id: s.id, status });
      expect((await s.get()).body.status).toBe(status);
    }
  });

  test("ten of each: one wins", async () => {
    const s = await session();
    const moves = [s.revoke, () => s.simulate("complete"), () => s.simulate("expire")];
    const answers = await times(30, (i) => (moves[i % 3] ?? s.revoke)());
    expect(statuses(answers)).toEqual([200, ...Array(29).fill(400)]);
  });
});

test("12 resends at once: three succeed, counted one to three", async () => {
  const s = await session();
  const answers = await times(12, () => s.resend());
  expect(statuses(answers)).toEqual([200, 200, 200, ...Array(9).fill(429)]);
  const counts = answers.filter((a) => a.status === 200).map((a) => a.body.resend_count);
  expect(counts.sort()).toEqual([1, 2, 3]);
  const [row] =
    await api.owner`select count(*)::int as links, count(*) filter (where replaced_at is null)::int as live
    from link_tokens where session_id = ${s.id}`;
  expect(row).toEqual({ links: 4, live: 1 });
});

test("20 starts at once: one event", async () => {
  const s = await session();
  expect(statuses(await times(20, () => s.simulate("open")))).toEqual(Array(20).fill(200));
  const rows =
    await api.owner`select 1 from events where session_id = ${s.id} and type = 'verification.session_accessed'`;
  expect(rows).toHaveLength(1);
});

test("two tenants at once never see each other", async () => {
  const other = await api.createTenant();
  const own = await times(8, () => session());
  const theirs = await times(8, () => session(other));
  const list = async (of: ApiTenant) => {
    const { body } = await api.request("GET", "/api/v2/verification/sessions/list/?page_size=100", {
      key: of.keys.test,
    });
    return new Set(body.results.map((r: { session_id: string }) => r.session_id));
  };
  await times(40, async (i) => {
    const [mine, foreign] = [own[i % 8], theirs[i % 8]];
    const [ours, others, seen, unseen, crossed] = await Promise.all([
      list(tenant),
      list(other),
      mine?.get(),
      mine?.get(other.keys.test),
      foreign?.get(tenant.keys.test),
    ]);
    expect(own.every((s) => ours.has(s.id)) && theirs.every((s) => !ours.has(s.id))).toBe(true);
    expect(others).toEqual(new Set(theirs.map((s) => s.id)));
    expect([seen?.status, unseen?.status, crossed?.status]).toEqual([200, 404, 404]);
    expect(seen?.body.session_id).toBe(mine?.id);
  });
});
