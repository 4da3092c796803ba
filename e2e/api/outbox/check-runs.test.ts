import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { Database } from "@/db/client";
import type { CheckProvider, CheckResult } from "@/lib/checks/provider";
import { newId } from "@/lib/ids";
import { runWorker } from "@/lib/outbox/worker";
import { createTestDatabase, type TestDatabase } from "../../fixtures/database";
import { type OutboxTenant, outboxRows, until } from "../../fixtures/outbox-rows";

let behave: () => Promise<CheckResult>;
let runs = 0;
vi.mock("@/lib/checks/provider-for", () => ({
  providerFor: (): CheckProvider => ({
    name: "scripted",
    run: () => {
      runs += 1;
      return behave();
    },
  }),
}));

let testDatabase: TestDatabase;
let database: Database;
let rows: ReturnType<typeof outboxRows>;
let worker: Promise<void>;
const stop = new AbortController();
const clear: CheckResult = { outcome: "clear", breakdown: {}, evidence: {} };

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  process.env.DATABASE_URL = testDatabase.url;
  database = new Database(testDatabase.url, 6);
  rows = outboxRows(testDatabase.url);
  worker = runWorker(stop.signal, database);
});
beforeEach(() => {
  runs = 0;
});
afterAll(async () => {
  stop.abort();
  await worker;
  await rows.end();
  await database.close();
  await testDatabase.drop();
});

/** A session that waits for one check, queued. */
async function queued(attempts = 0) {
  const tenant: OutboxTenant = await rows.tenant(null);
  const [checkId, runId] = [newId(), newId()];
  await rows.sql`update verification_sessions set accessed_at = now(), submitted_at = now() where id = ${tenant.sessionId}`;
  await rows.sql`insert into checks (tenant_id, mode, id, session_id, position, check_type, status, price)
    values (${tenant.tenantId}, 'test', ${checkId}, ${tenant.sessionId}, 0, 'document_check', 'processing', 1)`;
  await rows.sql`insert into check_runs (tenant_id, mode, id, check_id, session_id, attempts)
    values (${tenant.tenantId}, 'test', ${runId}, ${checkId}, ${tenant.sessionId}, ${attempts})`;
  const find = async () => {
    const [row] = await rows.sql`select r.state, r.attempts, r.error, r.lease_token, c.status, c.outcome,
        s.status as session, s.failure_reason
      from check_runs r join checks c on c.id = r.check_id join verification_sessions s on s.id = r.session_id
      where r.id = ${runId}`;
    if (!row) throw new Error("no run");
    return row;
  };
  return { runId, find };
}

test("a check is carried out and its session completes", async () => {
  behave = async () => clear;
  const { find } = await queued();
  await until("done", async () => (await find()).state === "done");
  expect(await find()).toMatchObject({
    attempts: 1,
    status: "completed",
    outcome: "clear",
    session: "completed",
  });
});

test("a provider that fails is tried five times, then the check ends `error`", async () => {
  behave = () => Promise.reject(new Error("out of order"));
  const { runId, find } = await queued();
  for (let tries = 1; tries < 5; tries += 1) {
    await until(`try ${tries} put off`, async () => {
      const row = await find();
      return row.attempts === tries && row.error !== null && row.lease_token === null;
    });
    expect(await find()).toMatchObject({ state: "pending", status: "processing" });
    await rows.sql`update check_runs set run_at = now() where id = ${runId}`;
  }
  await until("given up", async () => (await find()).state === "done");
  expect(runs).toBe(5);
  expect(await find()).toMatchObject({
    attempts: 5,
    status: "completed",
    outcome: "error",
    session: "failed",
    failure_reason: "provider_error",
  });
});

test("a check whose workers kept dying is not given to a provider again", async () => {
  behave = async () => clear;
  const { find } = await queued(5);
  await until("given up", async () => (await find()).state === "done");
  expect(runs).toBe(0);
  expect(await find()).toMatchObject({ outcome: "error", session: "failed" });
});

test("poison is parked where it can be seen", async () => {
  const { find } = await queued(10);
  await until("parked", async () => (await find()).state === "parked");
  expect(runs).toBe(0);
  expect((await find()).error).toBe("Given up: work on it was broken off 10 times.");
});
