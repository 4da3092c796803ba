import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ApiTenant, startApi, type TestApi } from "../../fixtures/api";

let api: TestApi;
let tenant: ApiTenant;
beforeAll(async () => {
  api = await startApi();
  tenant = await api.createTenant();
});
afterAll(() => api.close());

type Row = { id: string; ms: number };
const START = Date.parse("2026-06-01T00:00:00Z");
const newestFirst = (a: Row, b: Row) => b.ms - a.ms || (a.id < b.id ? 1 : -1);

/** Sessions of people of their own, made at these milliseconds; returns them as the list orders them. */
async function insert(moments: number[], status: string): Promise<Row[]> {
  const rows = moments.map((ms) => ({
    id: crypto.randomUUID(),
    entity: crypto.randomUUID(),
    ms,
    at: new Date(START + ms),
  }));
  if (rows.length === 0) return [];
  const { owner } = api;
  const values = rows.map((row, i) => {
    // "expired" is two things: written by the sweeper, or overdue and not written yet.
    const stored = status === "expired" && i % 2 ? "pending" : status;
    return { ...row, status: stored, revoked: stored === "revoked" ? row.at : null };
  });
  await owner.begin(async (sql) => {
    await sql`insert into entities ${sql(
      rows.map((r) => ({
        ...{ tenant_id: tenant.id, mode: "test", id: r.entity, entity_type: "individual" },
        ...{ name: "John Doe", first_name: "John", last_name: "Doe" },
      })),
    )}`;
    await sql`insert into verification_sessions ${sql(
      values.map((r) => ({
        ...{ tenant_id: tenant.id, mode: "test", id: r.id, entity_id: r.entity, entity_name: "John Doe" },
        ...{ email: "a@example.com", profile: "basic", delivery_method: "email", email_sent: true },
        ...{ check_types: ["document_check"], price: 1, status: r.status, revoked_at: r.revoked },
        ...{ expires_at: new Date(START), created_at: r.at },
      })),
    )}`;
  });
  return rows.map(({ id, ms }) => ({ id, ms })).sort(newestFirst);
}

type PageBody = {
  results: { session_id: string }[];
  has_more: boolean;
  next_cursor: string | null;
  prev_cursor: string | null;
};

async function page(query: string): Promise<PageBody> {
  const answer = await api.request("GET", `/api/v2/verification/sessions/list/?${query}`, {
    key: tenant.keys.test,
  });
  expect(answer.status, answer.text).toBe(200);
  return answer.body as unknown as PageBody;
}

const idsOf = (pages: PageBody[]) => pages.flatMap((p) => p.results.map((r) => r.session_id));

const scenario = fc.record({
  // Few different moments, so that many rows share one and only the id orders them.
  moments: fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 30 }),
  size: fc.integer({ min: 1, max: 7 }),
  arrivals: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 40, maxLength: 40 }),
});

describe.each(["", "status=revoked&", "status=expired&"])("pages of ?%s", (filter) => {
  test("no row twice, none skipped, back as forth, while sessions arrive", async () => {
    const status = filter.includes("expired") ? "expired" : "revoked";
    const property = fc.asyncProperty(scenario, async ({ moments, size, arrivals }) => {
      await api.owner`delete from verification_sessions where tenant_id = ${tenant.id}`;
      const first = await insert(moments, status);
      let clock = 1_000;
      let arrived: Row[] = [];
      const arrive = async (n: number) => {
        clock += 1;
        arrived = [...arrived, ...(await insert(Array(n).fill(clock), status))].sort(newestFirst);
      };

      const forth: PageBody[] = [await page(`${filter}page_size=${size}`)];
      for (let step = 0; forth.at(-1)?.has_more; step += 1) {
        await arrive(arrivals[step] ?? 0);
        forth.push(await page(`${filter}page_size=${size}&after=${forth.at(-1)?.next_cursor}`));
      }
      expect(idsOf(forth)).toEqual(first.map((r) => r.id));
      expect(forth.at(-1)?.next_cursor).toBeNull();
      expect(forth[0]?.prev_cursor).toBeNull();
      for (const p of forth.slice(0, -1)) expect(p.results).toHaveLength(size);

      const all = [...arrived, ...first];
      const back: PageBody[] = [];
      let cursor = forth.at(-1)?.prev_cursor ?? null;
      while (cursor) {
        const before = await page(`${filter}page_size=${size}&before=${cursor}`);
        back.unshift(before);
        cursor = before.prev_cursor;
      }
      if (forth.length > 1) {
        expect([...idsOf(back), ...idsOf(forth.slice(-1))]).toEqual(all.map((r) => r.id));
        expect(back.every((p) => p.has_more && p.next_cursor)).toBe(true);
        // Forward again from a page reached backwards.
        const again = await page(`${filter}page_size=100&after=${back[0]?.next_cursor}`);
        expect([...idsOf(back.slice(0, 1)), ...idsOf([again])]).toEqual(all.map((r) => r.id));
      }
    });
    await fc.assert(property, { numRuns: 25 });
  }, 60_000);
});

test("v1's offsets walk the same list, and count it", async () => {
  await api.owner`delete from verification_sessions where tenant_id = ${tenant.id}`;
  const rows = await insert([0, 0, 1, 1, 1, 2, 3], "expired");
  const seen: string[] = [];
  for (let offset = 0; offset < 9; offset += 2) {
    const path = `/api/v1/verification/sessions/list/?status=expired&limit=2&offset=${offset}`;
    const { body } = await api.request("GET", path, { key: tenant.keys.test });
    expect(body).toMatchObject({ count: 7, limit: 2, offset });
    seen.push(...body.results.map((r: { session_id: string }) => r.session_id));
  }
  expect(seen).toEqual(rows.map((r) => r.id));
});
