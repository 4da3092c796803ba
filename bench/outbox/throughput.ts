import "../../e2e/fixtures/process-env";
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { migrate } from "@/db/migrate";
import { startThrowaway } from "../../e2e/fixtures/global-setup";
import { outboxRows, until } from "../../e2e/fixtures/outbox-rows";
import { startReceiver } from "../../e2e/fixtures/receiver";
import { endWorker, spawnWorker } from "../../e2e/fixtures/worker-process";
import { findPgbench } from "../api/pgbench";

/**
 * Deliveries a second of one worker, receiver and PostgreSQL on the same machine; then, at half that pace, the time
 * from commit to receipt; beside it what PostgreSQL alone does with the same statements (pgbench, 32 clients).
 * `npx tsx bench/outbox/throughput.ts [deliveries] [seconds]`
 */
const [deliveries = 20_000, seconds = 15] = process.argv.slice(2).map(Number);
const TENANTS = 20;
const server = await startThrowaway();
const receiver = await startReceiver();
try {
  await migrate(server.url);
  const rows = outboxRows(server.url);
  const tenants = await Promise.all(
    Array.from({ length: TENANTS }, (_, i) => rows.tenant(`${receiver.url}/${i}`)),
  );
  for (const [i, tenant] of tenants.entries()) {
    await rows.deliveries(tenant, `${receiver.url}/${i}`, deliveries / TENANTS);
  }
  await rows.sql`analyze`;
  const worker = spawnWorker({ DATABASE_URL: server.url, WEBHOOK_ALLOW_HOSTS: "127.0.0.1" });
  await until("the first arrive", () => receiver.received.length > 200, 60_000);
  const [from, began] = [receiver.received.length, performance.now()];
  await until("nearly all arrived", () => receiver.received.length >= deliveries - 200, 600_000);
  const rate = ((receiver.received.length - from) / (performance.now() - began)) * 1_000;
  await sleep(2_000);

  receiver.received.length = 0;
  const pace = rate / 2;
  const committed = new Map<string, number>();
  for (const start = performance.now(); performance.now() - start < seconds * 1_000; ) {
    const due = Math.floor(((performance.now() - start) / 1_000) * pace) - committed.size;
    if (due <= 0) {
      await sleep(2);
      continue;
    }
    const i = committed.size % TENANTS;
    const tenant = tenants[i];
    if (!tenant) break;
    const made = await rows.deliveries(tenant, `${receiver.url}/${i}`, Math.min(due, 5));
    for (const id of made.keys()) committed.set(id, performance.now());
  }
  await sleep(2_000);
  await endWorker(worker, "SIGTERM");
  const arrivals = new Map(receiver.received.map((one) => [one.headers["webhook-id"] ?? "", one.at]));
  const delays = [...committed].map(([id, at]) => (arrivals.get(id) ?? Number.POSITIVE_INFINITY) - at);
  delays.sort((a, b) => a - b);
  const at = (share: number) => delays[Math.floor(share * (delays.length - 1))]?.toFixed(1);
  const alone = await pgbench(server.url, rows);
  console.log(
    `${Math.round(rate)} deliveries a second; at ${Math.round(committed.size / seconds)} a second commit to receipt ` +
      `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms; PostgreSQL alone, same statements: ` +
      (alone === null
        ? "no pgbench here"
        : `${Math.round(alone)} a second (ours / alone ${(rate / alone).toFixed(2)})`),
  );
  await rows.end();
} finally {
  await receiver.close();
  await server.close();
}
process.exit();

/** What a delivery costs the database besides its claim, which is shared by fifty: load, log, finish, health. */
async function pgbench(url: string, rows: ReturnType<typeof outboxRows>): Promise<number | null> {
  const program = findPgbench();
  if (!program) return null;
  await rows.sql`create table bench_ids as
    select row_number() over () as n, tenant_id, id, endpoint_id from deliveries limit 20000`;
  await rows.sql`create unique index on bench_ids (n)`;
  await rows.sql`grant select on bench_ids to veridesk_system, veridesk_app`;
  const script = join(mkdtempSync(join(tmpdir(), "veridesk-pgbench-")), "deliver.sql");
  writeFileSync(
    script,
    `\\set n random(1, 20000)
select tenant_id as tenant, id as delivery, endpoint_id as endpoint from bench_ids where n = :n \\gset
begin read only;
select set_config('app.tenant_id', ':tenant', true), set_config('app.mode', 'test', true);
select w.id, e.type, e.sealed_body, w.secret from deliveries d
join events e on e.tenant_id = d.tenant_id and e.mode = d.mode and e.id = d.event_id
join webhook_endpoints w on w.tenant_id = d.tenant_id and w.mode = d.mode and w.id = d.endpoint_id
where d.tenant_id = ':tenant' and d.mode = 'test' and d.id = ':delivery';
commit;
begin;
select set_config('app.tenant_id', ':tenant', true), set_config('app.mode', 'test', true);
insert into delivery_attempts (tenant_id, mode, id, delivery_id, attempt, status_code, duration_ms, response_start, request_headers)
values (':tenant', 'test', gen_random_uuid(), ':delivery', 1, 200, 3, 'ok', '{"x-webhook-event": "verification.check_completed"}');
update deliveries set state = 'delivered', last_status_code = 200, finished_at = now(), lease_token = null, leased_until = null
where tenant_id = ':tenant' and mode = 'test' and id = ':delivery';
update webhook_endpoints set last_success_at = now() where tenant_id = ':tenant' and mode = 'test' and id = ':endpoint'
  and last_success_at < now() - interval '1 second';
commit;
`,
  );
  const output = execFileSync(program, ["-n", "-c", "32", "-j", "2", "-T", "8", "-f", script, url], {
    encoding: "utf8",
    env: { ...process.env, PGOPTIONS: "-c role=veridesk_app" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return Number(/tps = ([\d.]+)/.exec(output)?.[1] ?? 0);
}
