import { afterAll, beforeAll, expect, test } from "vitest";
import { declineConsent } from "@/lib/verification/decline-consent";
import { lockSession } from "@/lib/verification/lock-session";
import { markAccessed } from "@/lib/verification/open-session";
import { runCheck } from "@/lib/verification/run-check";
import { submitSession } from "@/lib/verification/submit-session";
import { type ApiTenant, startApi, type TestApi } from "../../fixtures/api";
import { brokenRules } from "../model/invariants";
import { systemCtx } from "../model/play";

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

async function create(tenant: ApiTenant, verification_profile = "standard") {
  const entity_id = await api.createEntity(tenant, "live");
  const body = { entity_id, email: "john@example.com", verification_profile };
  return api.request("POST", "/api/v2/verification/sessions/", { key: tenant.keys.live, body });
}

/** Screening only: it needs no pictures, and without a watchlist it ends `consider`. */
async function createScreening(tenant: ApiTenant) {
  const entity_id = await api.createEntity(tenant, "live");
  const verification_checks = { aml_check: true, pep_check: true };
  const body = { entity_id, email: "john@example.com", verification_checks };
  return api.request("POST", "/api/v2/verification/sessions/", { key: tenant.keys.live, body });
}

/** Start, hand in: what the person does, as their verbs. Returns the queued checks, leased. */
async function handIn(tenant: ApiTenant, sessionId: string) {
  const ctx = systemCtx(tenant.id, "live");
  const scope = { tenantId: tenant.id, mode: "live" } as const;
  await ctx.database.inTenant(scope, async (tx) => {
    await markAccessed(ctx, tx, await lockSession(ctx, tx, sessionId));
  });
  await Promise.all([submitSession(ctx, sessionId), submitSession(ctx, sessionId)]);
  const runs =
    await api.owner`update check_runs set lease_token = gen_random_uuid(), leased_until = now() + interval '1 minute'
    where session_id = ${sessionId} returning id, check_id, lease_token`;
  return runs.map((run) => ({
    ...scope,
    checkRunId: run.id as string,
    sessionId,
    checkId: run.check_id as string,
    leaseToken: run.lease_token as string,
  }));
}

const ledger = async (tenant: ApiTenant) => {
  const [row] = await api.owner`select balance, (select count(*)::int from credit_entries c
      where c.tenant_id = a.tenant_id and c.mode = 'live' and kind = 'charge') as charges
    from credit_accounts a where tenant_id = ${tenant.id} and mode = 'live'`;
  return row;
};

test("a live session whose checks run at once, each by two workers, is charged once", async () => {
  const tenant = await api.createTenant(100);
  const { body } = await createScreening(tenant);
  const { database } = systemCtx(tenant.id, "live");
  const jobs = await handIn(tenant, body.session_id);
  expect(jobs).toHaveLength(2);
  await Promise.all([...jobs, ...jobs].map((job) => runCheck(database, job)));
  const shown = await api.request("GET", `/api/v2/verification/sessions/${body.session_id}/`, {
    key: tenant.keys.live,
  });
  expect(shown.body).toMatchObject({ status: "completed", outcome: "consider" });
  expect(await ledger(tenant)).toEqual({ balance: 98, charges: 1 });
  expect(await brokenRules(api.owner)).toEqual({});
});

test("a live session that fails by a check that could not be carried out costs nothing", async () => {
  const tenant = await api.createTenant(100);
  const { body } = await createScreening(tenant);
  const { database } = systemCtx(tenant.id, "live");
  const jobs = await handIn(tenant, body.session_id);
  await Promise.all(jobs.map((job, i) => runCheck(database, { ...job, giveUp: i === 0 })));
  const shown = await api.request("GET", `/api/v2/verification/sessions/${body.session_id}/`, {
    key: tenant.keys.live,
  });
  expect(shown.body).toMatchObject({ status: "failed", outcome: "error", failure_reason: "provider_error" });
  expect(await ledger(tenant)).toEqual({ balance: 100, charges: 0 });
});

test("revoked, declined or expired while its checks run: charged only if completed", async () => {
  const tenant = await api.createTenant(100);
  const ends = [
    (id: string) =>
      api.request("DELETE", `/api/v2/verification/sessions/${id}/revoke/`, { key: tenant.keys.live }),
    (id: string) => declineConsent(systemCtx(tenant.id, "live"), id).catch(() => null),
    (id: string) =>
      api.owner`update verification_sessions set expires_at = created_at where id = ${id} and status = 'accessed'`,
  ];
  let completed = 0;
  for (let i = 0; i < 12; i += 1) {
    const { body } = await createScreening(tenant);
    const { database } = systemCtx(tenant.id, "live");
    const jobs = await handIn(tenant, body.session_id);
    await Promise.all([...jobs.map((job) => runCheck(database, job)), ends[i % 3]?.(body.session_id)]);
    const [row] = await api.owner`select status from verification_sessions where id = ${body.session_id}`;
    if (row?.status === "completed") completed += 1;
  }
  expect(await ledger(tenant)).toEqual({ balance: 100 - 2 * completed, charges: completed });
  expect(await brokenRules(api.owner)).toEqual({});
});

test("test mode, failures and reviews cost nothing; too little credit is a 402 and no session", async () => {
  const tenant = await api.createTenant(2);
  const refused = await create(tenant);
  expect(refused).toMatchObject({
    status: 402,
    body: { code: "INSUFFICIENT_CREDITS", details: { required_credits: 3, available_credits: 2 } },
  });
  expect((await create(tenant, "basic")).status).toBe(202);
  const entity_id = await api.createEntity(tenant);
  const key = tenant.keys.test;
  const body = { entity_id, email: "john@example.com", verification_profile: "comprehensive" };
  const made = await api.request("POST", "/api/v2/verification/sessions/", { key, body });
  const path = `/api/v2/test/verification/sessions/${made.body.session_id}/simulate/`;
  expect((await api.request("POST", path, { key, body: { action: "complete" } })).status).toBe(200);
  const [row] =
    await api.owner`select sum(balance)::int as all from credit_accounts where tenant_id = ${tenant.id}`;
  expect(row?.all).toBe(4);
});
