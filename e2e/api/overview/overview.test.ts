import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Ctx } from "@/lib/context";
import { database } from "@/lib/database";
import { operatorContext } from "@/lib/operator-context";
import { BUCKET_ENDS, within } from "@/lib/overview/buckets";
import { getOverview } from "@/lib/overview/get-overview";
import { rollUpDays } from "@/lib/overview/roll-up-days";
import { type ApiTenant, startApi, type TestApi } from "../../fixtures/api";

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const DAY = 86_400_000;
const PROFILES = ["basic", "standard", "custom"] as const;
const at = (ms: number) => new Date(ms).toISOString();

const session = fc.record({
  daysAgo: fc.integer({ min: 0, max: 12 }),
  second: fc.integer({ min: 0, max: 86_399 }),
  profile: fc.constantFrom(...PROFILES),
  status: fc.constantFrom("pending", "accessed", "completed", "completed", "failed", "expired", "revoked"),
  outcome: fc.constantFrom("clear", "consider", "attention"),
  took: fc.integer({ min: 0, max: 400_000 }),
  validFor: fc.integer({ min: 1, max: 10 }),
  opened: fc.boolean(),
  steps: fc.subarray(["document_front", "document_back", "selfie"]),
});
const review = fc.record({
  which: fc.nat(),
  decision: fc.constantFrom("approved", "rejected", "flagged", "pending"),
  after: fc.integer({ min: 0, max: 900_000 }),
});
type Session = typeof session extends fc.Arbitrary<infer T> ? T : never;
type Step =
  | { kind: "create"; of: Session }
  | { kind: "review"; of: { which: number; decision: string; after: number } }
  | { kind: "count" }
  | { kind: "end" }
  | { kind: "count all" };
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: session.map((of) => ({ kind: "create" as const, of })) },
  { weight: 3, arbitrary: review.map((of) => ({ kind: "review" as const, of })) },
  { weight: 2, arbitrary: fc.constant({ kind: "count" as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: "end" as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: "count all" as const }) },
);

type Known = Session & { id: string; created: number; reviews: { decision: string; at: number }[] };

/** What the overview is to say, straight from what was written. */
function recount(sessions: readonly Known[], now: number, from: number, to: number, profile?: string) {
  const mine = sessions.filter(
    (s) => s.created >= from && s.created < to && (!profile || s.profile === profile),
  );
  const counts = (values: (string | null)[]) => {
    const sum: Record<string, number> = {};
    for (const value of values) if (value !== null) sum[value] = (sum[value] ?? 0) + 1;
    return sum;
  };
  const bucket = (ms: number) => String(BUCKET_ENDS.filter((end) => end < ms / 1_000).length);
  const statusOf = (s: Known) =>
    ["pending", "accessed"].includes(s.status) && s.created + s.validFor * DAY <= now ? "expired" : s.status;
  const latest = (s: Known) => s.reviews.at(-1)?.decision ?? null;
  const completed = mine.filter((s) => s.status === "completed");
  const decided = completed.filter((s) => ["approved", "rejected"].includes(latest(s) ?? ""));
  const first = (s: Known) => {
    const times = s.reviews.filter((r) => r.decision !== "pending").map((r) => r.at);
    return times.length > 0 ? bucket(Math.min(...times) - (s.created + s.took * 1_000)) : null;
  };
  return {
    created: mine.length,
    opened: mine.filter((s) => s.opened).length,
    submitted: mine.filter((s) => s.status === "completed" || s.status === "failed").length,
    steps: counts(mine.flatMap((s) => s.steps)),
    statuses: counts(mine.map(statusOf)),
    outcomes: counts(
      mine.map((s) => (s.status === "completed" ? s.outcome : s.status === "failed" ? "issue" : "pending")),
    ),
    decisions: counts(mine.map(latest)),
    decided: decided.length,
    overridden: decided.filter((s) => (latest(s) === "approved") !== (s.outcome === "clear")).length,
    toComplete: counts(completed.map((s) => bucket(s.took * 1_000))),
    toDecide: counts(completed.map(first)),
  };
}

async function write(tenant: ApiTenant, mode: "test" | "live", given: Session, now: number): Promise<Known> {
  const id = crypto.randomUUID();
  const today = Math.floor(now / DAY) * DAY;
  const created = today - given.daysAgo * DAY + given.second * 1_000;
  const done = given.status === "completed" || given.status === "failed";
  const entity = await api.createEntity(tenant, mode);
  const outcome =
    given.status === "completed" ? given.outcome : given.status === "failed" ? "issue" : "pending";
  await api.owner`insert into verification_sessions (tenant_id, mode, id, entity_id, entity_name, email, profile, status, outcome,
      delivery_method, email_sent, check_types, price, checks_completed, submitted_at, accessed_at, completed_at, revoked_at, expires_at, created_at)
    values (${tenant.id}, ${mode}, ${id}, ${entity}, 'John Doe', 'j@example.com', ${given.profile}, ${given.status}, ${outcome},
      'email', true, '{document_check}', 1, ${given.status === "completed"}, ${done ? at(created) : null}, ${given.opened ? at(created) : null},
      ${done ? at(created + given.took * 1_000) : null}, ${given.status === "revoked" ? at(created) : null},
      ${at(created + given.validFor * DAY)}, ${at(created)})`;
  for (const name of given.steps) {
    const media = crypto.randomUUID();
    await api.owner`insert into media (tenant_id, mode, id, session_id, storage_key, content_type, bytes, sha256, wrapped_key)
      values (${tenant.id}, ${mode}, ${media}, ${id}, ${`overview/${media}`}, 'image/jpeg', 1, '\\x00', '\\x00')`;
    // A step that was repeated is one step.
    for (const attempt of [1, 2])
      await api.owner`insert into captures (tenant_id, mode, id, session_id, step, attempt, media_id, created_at, superseded_at)
        values (${tenant.id}, ${mode}, ${crypto.randomUUID()}, ${id}, ${name}, ${attempt}, ${media}, ${at(created)}, ${attempt === 1 ? at(created) : null})`;
  }
  return { ...given, id, created, reviews: [] };
}

async function decide(
  tenant: ApiTenant,
  mode: "test" | "live",
  one: Known,
  given: { decision: string },
  when: number,
) {
  await api.owner`insert into reviews (tenant_id, mode, id, session_id, decision, notes, reviewer_id, reviewer_name, reviewer_email, machine_outcome, created_at)
    values (${tenant.id}, ${mode}, ${crypto.randomUUID()}, ${one.id}, ${given.decision}::decision, 'Seen.', ${tenant.userId}, 'Ann', 'ann@example.com', 'clear', ${at(when)})`;
  await api.owner`update verification_sessions set latest_decision = ${given.decision} where id = ${one.id}`;
  one.reviews.push({ decision: given.decision, at: when });
}

async function revoke(one: Known, now: number) {
  await api.owner`update verification_sessions set status = 'revoked', revoked_at = ${at(now)} where id = ${one.id}`;
  one.status = "revoked";
}

const dayText = (ms: number) => new Date(ms).toISOString().slice(0, 10);

describe("the overview", () => {
  test("equals a plain recount of the rows, whatever was counted ahead and when", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 5, maxLength: 30 }),
        fc.constantFrom("test" as const, "live" as const),
        async (steps, mode) => {
          const tenant = await api.createTenant();
          // Noon, so that no step meets midnight; it moves on as things happen.
          let now = Math.floor(Date.now() / DAY) * DAY - DAY / 2;
          const ctx = (): Ctx => ({
            ...operatorContext(database(), { tenantId: tenant.id, mode }),
            now: () => new Date(now),
          });
          const known: Known[] = [];
          let counted = false;
          for (const one of steps) {
            now += 60_000;
            if (one.kind === "create") {
              const given = { ...one.of };
              // What is new is of today: only today's and tomorrow's rows come after a count of older days.
              if (counted) given.daysAgo = 0;
              if (given.daysAgo === 0) given.second %= 40_000;
              known.push(await write(tenant, mode, given, now));
            }
            if (one.kind === "review") {
              const completed = known.filter((k) => k.status === "completed");
              const which = completed[one.of.which % Math.max(1, completed.length)];
              if (which)
                await decide(tenant, mode, which, one.of, Math.max(now, which.created + which.took * 1_000));
            }
            if (one.kind === "end") {
              const open = known.find(
                (k) => ["pending", "accessed"].includes(k.status) && k.created + k.validFor * DAY > now,
              );
              if (open) await revoke(open, now);
            }
            counted ||= one.kind === "count" || one.kind === "count all";
            if (one.kind === "count") await rollUpDays(ctx());
            if (one.kind === "count all") await rollUpDays(ctx(), true);
          }
          const today = Math.floor(now / DAY) * DAY;
          const [from, to] = [today - 12 * DAY, today];
          for (const profile of [undefined, "basic"]) {
            const found = await getOverview(ctx(), { from: dayText(from), to: dayText(to), profile });
            expect(found.total).toEqual(recount(known, now, from, to + DAY, profile));
            for (const { day, figures } of found.days) {
              const start = Date.parse(`${day}T00:00:00Z`);
              expect(figures, day).toEqual(recount(known, now, start, start + DAY, profile));
            }
          }
          // Nobody else's.
          const other = { ...ctx(), mode: mode === "test" ? ("live" as const) : ("test" as const) };
          expect((await getOverview(other, { from: dayText(from), to: dayText(to) })).total.created).toBe(0);
        },
      ),
      { numRuns: 40 },
    );
  }, 300_000);

  test("a day that was counted is read from what is kept, and counted again once somebody decides", async () => {
    const tenant = await api.createTenant();
    const now = Date.now();
    const ctx = { ...operatorContext(database(), { tenantId: tenant.id, mode: "test" }) };
    const given: Session = {
      ...{ daysAgo: 5, second: 100, profile: "basic", status: "completed", outcome: "consider", took: 60 },
      ...{ validFor: 1, opened: true, steps: [] },
    };
    const one = await write(tenant, "test", given, now);
    expect(await rollUpDays(ctx)).toBe(6);
    const marked =
      await api.owner`select count(*)::int as n from daily_figures where tenant_id = ${tenant.id} and settled`;
    expect(marked[0]?.n).toBeGreaterThanOrEqual(5);
    const span = { from: dayText(now - 5 * DAY), to: dayText(now) };
    // Proof that it is read: what is kept is changed behind its back.
    await api.owner`update daily_figures set figures = jsonb_set(figures, '{created}', '41') where tenant_id = ${tenant.id} and profile = 'basic'`;
    expect((await getOverview(ctx, span)).total.created).toBe(41);
    await decide(tenant, "test", one, { decision: "approved" }, Date.now());
    expect((await getOverview(ctx, span)).total).toMatchObject({ created: 1, decided: 1, overridden: 1 });
    await rollUpDays(ctx);
    expect((await getOverview(ctx, span)).total).toMatchObject({ created: 1, decided: 1, overridden: 1 });
  });

  test.each(["v1", "v2"])(
    "%s: the endpoint gives it for a period and profile, and refuses what cannot be meant",
    async (version) => {
      const tenant = await api.createTenant();
      const get = (query: string, key = tenant.keys.test) =>
        api.request("GET", `/api/${version}/overview/${query}`, { key });
      const entity_id = await api.createEntity(tenant);
      await api.request("POST", "/api/v2/verification/sessions/", {
        key: tenant.keys.test,
        body: { entity_id, email: "john@example.com", verification_profile: "basic" },
      });
      const all = await get("");
      expect(all.status).toBe(200);
      expect(all.body).toMatchObject({
        ...{ profile: null, queue: { waiting: 0, oldest_queued_at: null } },
        total: { created: 1, statuses: { pending: 1 }, seconds_to_complete: { half: null, most: null } },
      });
      expect(all.body.days).toHaveLength(30);
      expect((await get("?profile=standard")).body.total.created).toBe(0);
      expect((await get("", tenant.keys.live)).body.total.created).toBe(0);
      for (const query of [
        "?from=2026-02-30",
        "?from=yesterday",
        "?from=2026-06-02&to=2026-06-01",
        "?from=2001-01-01",
        "?profile=odd",
      ])
        expect((await get(query)).status, query).toBe(400);
    },
  );
});

test("a median told by buckets is never too short, and at most a fifth too long", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 10, max: 30_000_000 }), { minLength: 1, maxLength: 60 }),
      (seconds) => {
        const counts: Record<string, number> = {};
        for (const one of seconds) {
          const bucket = BUCKET_ENDS.filter((end) => end < one).length;
          counts[bucket] = (counts[bucket] ?? 0) + 1;
        }
        const sorted = [...seconds].sort((a, b) => a - b);
        const exact = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0;
        const told = within(counts, 0.5) ?? 0;
        expect(told).toBeGreaterThanOrEqual(exact);
        expect(told).toBeLessThanOrEqual(exact * 1.25);
      },
    ),
  );
  expect(within({}, 0.5)).toBeNull();
});
