import "../../e2e/fixtures/process-env";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { migrate } from "@/db/migrate";
import { startThrowaway } from "../../e2e/fixtures/global-setup";
import { seed } from "../api/seed";
import { startServer } from "../api/server";

/**
 * Two tenants call the API while backends are terminated every 200 ms: `npx tsx bench/outbox/dead-backends.ts [seconds]`.
 * Exit 1 if any answer holds another tenant's row, or a request takes more than 10 s.
 */
const [seconds = 120] = process.argv.slice(2).map(Number);
const CLIENTS = 12;
const server = await startThrowaway();
try {
  await migrate(server.url);
  const tenants = [
    await seed(server.url, { entities: 5_000, sessions: 2_000 }),
    await seed(server.url, { entities: 5_000, sessions: 2_000 }),
  ];
  const own = tenants.map((tenant) => new Set(tenant.entityIds));
  const web = await startServer("bench/api/server-ours.ts", server.url);
  const sql = postgres(server.url, { max: 1, onnotice: () => {} });
  const until = Date.now() + seconds * 1_000;
  const count = { good: 0, unavailable: 0, other: 0, foreign: 0, killed: 0 };
  let slowest = 0;
  async function call(which: number, n: number): Promise<void> {
    const tenant = tenants[which];
    if (!tenant) return;
    const base = `${web.base}/api/v2/verification/sessions/`;
    const headers = { authorization: `Bearer ${tenant.key}`, "content-type": "application/json" };
    const entity = tenant.entityIds[(n * 7) % tenant.entityIds.length];
    const request = [
      () => fetch(`${base}${tenant.sessionIds[n % tenant.sessionIds.length]}/`, { headers }),
      () => fetch(`${base}list/?page_size=50`, { headers }),
      () =>
        fetch(base, {
          method: "POST",
          headers: { ...headers, "idempotency-key": crypto.randomUUID() },
          body: JSON.stringify({ entity_id: entity, email: "a@example.com" }),
        }),
    ][n % 3];
    const started = performance.now();
    const answer = await request?.();
    const text = (await answer?.text()) ?? "";
    slowest = Math.max(slowest, performance.now() - started);
    if (answer && (answer.ok || answer.status === 409)) count.good += 1;
    else if (answer?.status === 503) count.unavailable += 1;
    else count.other += 1;
    for (const [, id] of text.matchAll(/"entity_id":"([0-9a-f-]{36})"/g)) {
      if (id && !own[which]?.has(id)) count.foreign += 1;
    }
  }
  const clients = Array.from({ length: CLIENTS }, async (_, i) => {
    for (let n = i; Date.now() < until; n += 1) await call(i % 2, n);
  });
  const killer = (async () => {
    while (Date.now() < until) {
      await sleep(200);
      const gone = await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where application_name like 'veridesk%' order by random() limit 3`;
      count.killed += gone.length;
    }
  })();
  await Promise.all([...clients, killer]);
  const [strays] = await sql`select count(*)::int as n from verification_sessions s join entities e
    on e.id = s.entity_id where e.tenant_id <> s.tenant_id`;
  console.log(
    `${seconds} s, ${count.killed} backends terminated: ${count.good} good answers, ${count.unavailable} told to come again, ` +
      `${count.other} others; ${count.foreign} foreign rows read, ${strays?.n} written; slowest ${(slowest / 1000).toFixed(1)} s`,
  );
  process.exitCode = count.foreign === 0 && strays?.n === 0 && slowest < 10_000 ? 0 : 1;
  await sql.end();
  web.stop();
} finally {
  await server.close();
}
process.exit();
