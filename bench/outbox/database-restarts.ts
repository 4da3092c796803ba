import "../../e2e/fixtures/process-env";
import { type ChildProcess, fork } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { migrate } from "@/db/migrate";
import { freePort } from "@/scripts/postgres/free-port";
import { startEmbedded } from "@/scripts/postgres/start-embedded";
import { seed } from "../api/seed";

/**
 * PostgreSQL killed (kill -9 of the postmaster) and restarted while clients create sessions, each retried under its
 * Idempotency-Key until it is acknowledged: `npx tsx bench/outbox/database-restarts.ts [restarts] [creations]`.
 * Exit 1 unless every acknowledged session exists once, with its event, and the web process never ended.
 */
const [restarts = 10, creations = 2_000] = process.argv.slice(2).map(Number);
const CLIENTS = 16;
const folder = await mkdtemp(join(tmpdir(), "veridesk-restarts-"));
const dataDir = join(folder, "postgres");
let server = await startEmbedded({ dataDir });
const { url, port } = server;
let web: ChildProcess | undefined;
try {
  await migrate(url);
  const data = await seed(url, { entities: creations + 10, sessions: 10 });
  const webPort = await freePort();
  web = fork("bench/api/server-ours.ts", {
    execArgv: ["--import", "tsx"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      DATABASE_URL: url,
      PORT: String(webPort),
      LOG_LEVEL: "silent",
      RATE_LIMIT_KEY: "100000000",
      RATE_LIMIT_TENANT: "100000000",
    },
  });
  let ended = false;
  web.on("exit", () => {
    ended = true;
  });
  await new Promise((resolve) => web?.once("message", resolve));
  const acknowledged = new Map<string, string>();
  let next = 0;
  let retries = 0;
  let slowest = 0;
  async function create(entity: string): Promise<void> {
    const key = crypto.randomUUID();
    for (;;) {
      const started = performance.now();
      const answer = await fetch(`http://127.0.0.1:${webPort}/api/v2/verification/sessions/`, {
        method: "POST",
        headers: {
          authorization: `Bearer ${data.key}`,
          "content-type": "application/json",
          "idempotency-key": key,
        },
        body: JSON.stringify({ entity_id: entity, email: "a@example.com" }),
      }).catch(() => null);
      slowest = Math.max(slowest, performance.now() - started);
      if (answer?.status === 202) {
        const { session_id } = (await answer.json()) as { session_id: string };
        acknowledged.set(session_id, entity);
        return;
      }
      if (answer && answer.status < 500 && answer.status !== 409) throw new Error(await answer.text());
      retries += 1;
      await sleep(100 + Math.random() * 200);
    }
  }
  const clients = Array.from({ length: CLIENTS }, async () => {
    while (next < creations) {
      const entity = data.entityIds[next++];
      if (entity) await create(entity);
      // Spread over the restarts.
      await sleep(20);
    }
  });
  const killer = (async () => {
    for (let i = 0; i < restarts; i += 1) {
      const goal = ((i + 1) * creations) / (restarts + 1);
      while (acknowledged.size < goal) await sleep(20);
      await server.kill();
      await sleep(300);
      server = await startEmbedded({ dataDir, port });
    }
  })();
  await Promise.all([...clients, killer]);
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  const ids = [...acknowledged.keys()];
  const [found] = await sql`
    select count(*)::int as sessions,
      count(*) filter (where (select count(*) from events e where e.session_id = s.id and e.type = 'verification.session_created') = 1)::int as events,
      count(distinct s.entity_id)::int as entities
    from verification_sessions s where s.id = any(${ids}::uuid[])`;
  const [twice] = await sql`select count(*)::int as n from (
    select entity_id from verification_sessions where status = 'pending' group by entity_id having count(*) > 1) t`;
  await sql.end();
  console.log(
    `${restarts} hard restarts under ${creations} creations: ${ids.length} acknowledged, ${found?.sessions} exist, ` +
      `${found?.events} with their one event, ${twice?.n} twice; ${retries} retries, slowest request ` +
      `${(slowest / 1000).toFixed(1)} s, web process ended: ${ended}`,
  );
  const good =
    !ended &&
    ids.length === creations &&
    found?.sessions === creations &&
    found.events === creations &&
    twice?.n === 0;
  process.exitCode = good ? 0 : 1;
} finally {
  web?.kill("SIGKILL");
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
process.exit();
