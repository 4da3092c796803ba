import { createHash } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Database } from "@/db/client";
import { claim, NOTHING_RUNNING } from "@/lib/outbox/queue/claim";
import type { Job, QueueDefinition } from "@/lib/outbox/queue/definition";
import { park } from "@/lib/outbox/queue/park";
import { renew } from "@/lib/outbox/queue/renew";
import { QUEUES } from "@/lib/outbox/queues";
import { loadDelivery } from "@/lib/webhooks/load-delivery";
import { recordAttempt } from "@/lib/webhooks/record-attempt";
import { createTestDatabase, type TestDatabase } from "../../fixtures/database";
import { type OutboxTenant, outboxRows } from "../../fixtures/outbox-rows";

let testDatabase: TestDatabase;
let database: Database;
let rows: ReturnType<typeof outboxRows>;
let tenant: OutboxTenant;

const real = QUEUES.find((queue) => queue.table === "deliveries");
if (!real) throw new Error("deliveries queue expected");
const queue: QueueDefinition = { ...real, perTenant: 1_000, perKey: 1_000, maxClaims: 6 };
const ok = {
  statusCode: 200,
  error: null,
  durationMs: 1,
  responseStart: "",
  retryAfter: undefined,
  headers: {},
};

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  process.env.DATABASE_URL = testDatabase.url;
  database = new Database(testDatabase.url, 8);
  rows = outboxRows(testDatabase.url);
  tenant = await rows.tenant("https://hooks.example.org/");
});
beforeEach(() => rows.sql`truncate deliveries, delivery_attempts`);
afterAll(async () => {
  await rows.end();
  await database.close();
  await testDatabase.drop();
});

/** Finishes a delivery as the worker does after a 200, with whatever lease the job carries. */
async function finish(job: Job): Promise<void> {
  const loaded = await loadDelivery(database, job);
  const stale = { endpointId: tenant.endpointId, isSessionUrl: false, target: null, at: new Date() };
  await recordAttempt(database, job, { ...stale, ...loaded } as never, ok);
}

/** As the column is generated (db/schema/webhooks.ts). */
function laneOf(endpointId: string, url: string): string {
  const hex = createHash("md5").update(`${endpointId} ${url}`).digest("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

const expire = (id: string) =>
  rows.sql`update deliveries set leased_until = now() - interval '1 second' where id = ${id} and lease_token is not null`;

test("concurrent claims never hand out a row twice", async () => {
  const made = await rows.deliveries(tenant, "https://hooks.example.org/", 400);
  const claimed = await Promise.all(
    Array.from({ length: 8 }, async () => {
      const mine: Job[] = [];
      for (let misses = 0; misses < 20; ) {
        const jobs = await claim(database, queue, NOTHING_RUNNING, 7);
        mine.push(...jobs);
        misses = jobs.length === 0 ? misses + 1 : 0;
      }
      return mine;
    }),
  );
  const ids = claimed.flat().map((job) => job.id);
  expect(ids).toHaveLength(made.size);
  expect(new Set(ids)).toEqual(new Set(made.keys()));
  expect(claimed.filter((mine) => mine.length > 0).length, "claimers who got something").toBeGreaterThan(1);
});

type Model = {
  lease: string | null;
  leased: boolean;
  claims: number;
  state: "pending" | "delivered" | "failed";
};

test("model: leases, fencing, counting and parking in any order", async () => {
  const step = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ do: fc.constant("claim" as const), n: fc.integer({ min: 1, max: 4 }) }),
    },
    { weight: 4, arbitrary: fc.record({ do: fc.constant("finish" as const), n: fc.nat(200) }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant("expire" as const), n: fc.nat(5) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant("renew" as const), n: fc.nat(200) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("park" as const), n: fc.constant(0) }) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
      await rows.sql`truncate deliveries, delivery_attempts`;
      const ids = [...(await rows.deliveries(tenant, "https://hooks.example.org/", 6)).keys()];
      const model = new Map<string, Model>(
        ids.map((id) => [id, { lease: null, leased: false, claims: 0, state: "pending" }]),
      );
      const handed: Job[] = [];
      const of = (id: string) => model.get(id) as Model;
      for (const { do: what, n } of steps) {
        const job = handed[n % Math.max(handed.length, 1)];
        if (what === "claim") {
          const free = ids.filter((id) => of(id).state === "pending" && !of(id).leased && of(id).claims < 6);
          const jobs = await claim(database, queue, NOTHING_RUNNING, n);
          expect(jobs).toHaveLength(Math.min(n, free.length));
          for (const got of jobs) {
            expect(free).toContain(got.id);
            const row = of(got.id);
            row.claims += 1;
            expect(got.attempts).toBe(row.claims);
            Object.assign(row, { lease: got.leaseToken, leased: true });
            handed.push(got);
          }
        } else if (what === "finish" && job) {
          await finish(job);
          const row = of(job.id);
          if (row.state === "pending" && row.lease === job.leaseToken) {
            Object.assign(row, { state: "delivered", lease: null, leased: false });
          }
        } else if (what === "expire") {
          const id = ids[n] ?? "";
          await expire(id);
          of(id).leased = false;
        } else if (what === "renew" && job) {
          await renew(database, queue, [job]);
          const row = of(job.id);
          if (row.lease === job.leaseToken) row.leased = true;
        } else if (what === "park") {
          await park(database, queue);
          for (const row of model.values()) {
            if (row.state === "pending" && !row.leased && row.claims >= 6) {
              Object.assign(row, { state: "failed", lease: null });
            }
          }
        }
      }
      const found = await rows.sql`select id, state, attempts, lease_token from deliveries`;
      for (const row of found) {
        const { state, claims, lease } = of(row.id);
        expect(row).toEqual({ id: row.id, state, attempts: claims, lease_token: lease });
      }
    }),
    { numRuns: 40 },
  );
}, 60_000);

test("places: per key, per tenant and altogether, counting what runs already", async () => {
  const fair: QueueDefinition = { ...queue, perKey: 3, perTenant: 5 };
  const other = await rows.tenant("https://other.example.org/");
  const slow = await rows.endpoint(tenant.tenantId, "https://slow.example.org/");
  await rows.deliveries(tenant, "https://hooks.example.org/", 50);
  await rows.deliveries(tenant, "https://slow.example.org/", 50, { endpointId: slow });
  await rows.deliveries(other, "https://other.example.org/", 50);
  const count = (jobs: Job[]) => {
    const counts: Record<string, number> = {};
    for (const { key, tenantId } of jobs) {
      counts[key] = (counts[key] ?? 0) + 1;
      counts[tenantId] = (counts[tenantId] ?? 0) + 1;
    }
    return counts;
  };
  const first = await claim(database, fair, NOTHING_RUNNING, 50);
  const hooks = laneOf(tenant.endpointId, "https://hooks.example.org/");
  expect(count(first)).toMatchObject({
    [hooks]: 3,
    [tenant.tenantId]: expect.any(Number),
    [other.tenantId]: 3,
  });
  expect(count(first)[tenant.tenantId]).toBeLessThanOrEqual(5);
  const running = { tenants: { [tenant.tenantId]: 4, [other.tenantId]: 0 }, keys: { [hooks]: 3 } };
  const second = await claim(database, fair, running, 50);
  expect(count(second)[hooks]).toBeUndefined();
  expect(count(second)[tenant.tenantId]).toBe(1);
  expect(await claim(database, fair, NOTHING_RUNNING, 2)).toHaveLength(2);
});

test("a stale holder leaves a trace in the log and nothing else", async () => {
  const [id = ""] = (await rows.deliveries(tenant, "https://hooks.example.org/", 1)).keys();
  const [stale] = await claim(database, queue, NOTHING_RUNNING, 1);
  await expire(id);
  const [fresh] = await claim(database, queue, NOTHING_RUNNING, 1);
  if (!stale || !fresh) throw new Error("two claims expected");
  await finish(stale);
  expect(await rows.delivery(id)).toMatchObject({
    state: "pending",
    lease_token: fresh.leaseToken,
    attempts: 2,
  });
  await finish(fresh);
  expect(await rows.delivery(id)).toMatchObject({ state: "delivered", lease_token: null });
  const log =
    await rows.sql`select attempt from delivery_attempts where delivery_id = ${id} order by attempt`;
  expect(log).toEqual([{ attempt: 1 }, { attempt: 2 }]);
});

test("a stale holder cannot prolong its successor's lease, the holder can", async () => {
  const [id = ""] = (await rows.deliveries(tenant, "https://hooks.example.org/", 1)).keys();
  const [stale] = await claim(database, queue, NOTHING_RUNNING, 1);
  await expire(id);
  const [fresh] = await claim(database, queue, NOTHING_RUNNING, 1);
  if (!stale || !fresh) throw new Error("two claims expected");
  await expire(id);
  const isLeased = async () => (await rows.delivery(id)).leased_until > new Date();
  await renew(database, queue, [stale]);
  expect(await isLeased()).toBe(false);
  await renew(database, queue, [stale, fresh]);
  expect(await isLeased()).toBe(true);
});

test("poison is parked once its last lease ran out, not before, and never claimed again", async () => {
  const [id = ""] = (await rows.deliveries(tenant, "https://hooks.example.org/", 1)).keys();
  for (let claims = 1; claims <= queue.maxClaims; claims += 1) {
    expect(await claim(database, queue, NOTHING_RUNNING, 1)).toHaveLength(1);
    if (claims < queue.maxClaims) await expire(id);
  }
  expect(await park(database, queue)).toBe(0);
  await expire(id);
  expect(await claim(database, queue, NOTHING_RUNNING, 1)).toHaveLength(0);
  expect(await park(database, queue)).toBe(1);
  expect(await rows.delivery(id)).toMatchObject({
    state: "failed",
    attempts: queue.maxClaims,
    last_error: "Given up: work on it was broken off 6 times.",
  });
});

test("a claim stays cheap: on a table without statistics, and behind a backlog of somebody without places", async () => {
  await rows.deliveries(tenant, "https://hooks.example.org/", 3_000);
  const median = async (running: Parameters<typeof claim>[2]) => {
    const times: number[] = [];
    for (let i = 0; i < 15; i += 1) {
      const started = performance.now();
      await claim(database, queue, running, 8);
      times.push(performance.now() - started);
    }
    return times.sort((a, b) => a - b)[7];
  };
  const busy = { tenants: {}, keys: { [laneOf(tenant.endpointId, "https://hooks.example.org/")]: 1_000 } };
  for (const statement of ["select 1", "analyze deliveries"]) {
    await rows.sql.unsafe(statement);
    expect(await median(NOTHING_RUNNING), statement).toBeLessThan(60);
    expect(await median(busy), statement).toBeLessThan(60);
  }
});

test("however long the backlog of one lane is, the first of every other lane is claimed", async () => {
  await rows.deliveries(tenant, "https://hooks.example.org/", 3_000);
  const others = await Promise.all(
    ["a", "b", "c"].map((name) => rows.tenant(`https://${name}.example.org/`)),
  );
  for (const other of others) await rows.deliveries(other, "https://other.example.org/", 5);
  const fair: QueueDefinition = { ...queue, perKey: 2, perTenant: 5 };
  const busy = { tenants: {}, keys: { [laneOf(tenant.endpointId, "https://hooks.example.org/")]: 2 } };
  const jobs = await claim(database, fair, busy, 50);
  expect(jobs.map((job) => job.tenantId).sort()).toEqual(
    others.flatMap((o) => [o.tenantId, o.tenantId]).sort(),
  );
  expect(new Set(jobs.map((job) => job.id)).size).toBe(6);
  expect(await claim(database, fair, busy, 3)).toHaveLength(3);
});
