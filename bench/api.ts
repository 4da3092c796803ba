import "../e2e/fixtures/process-env";
import { existsSync } from "node:fs";
import { migrate } from "@/db/migrate";
import { startThrowaway } from "../e2e/fixtures/global-setup";
import { type Case, type Figure, load } from "./api/load";
import { pgbench } from "./api/pgbench";
import { seed } from "./api/seed";
import { startServer } from "./api/server";

/**
 * Our API (production mount, everything on) beside a bare Fastify handler over the same queries: GET a session, POST
 * create, a list page. Alternating rounds on one database in one run; medians and ratios.
 * `npx tsx bench/api.ts [seconds] [rounds]`
 */
const [seconds = 5, rounds = 3] = process.argv.slice(2).map(Number);
const servers: Record<string, string> = {
  // The production server itself once it is built; before that only its API mount.
  ours: existsSync("dist/web.js") ? "dist/web.js" : "bench/api/server-ours.ts",
  fastify: "bench/api/server-fastify.ts",
  // After `npm run build`: the same handlers through Next's router.
  ...(existsSync(".next/BUILD_ID") ? { next: "bench/api/server-next.ts" } : {}),
};
const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const postgres = await startThrowaway();
try {
  await migrate(postgres.url);
  const data = await seed(postgres.url, {
    entities: Number(process.env.BENCH_ENTITIES ?? 60_000),
    sessions: 20_000,
  });
  const running = await Promise.all(
    Object.entries(servers).map(async ([name, file]) => ({
      name,
      ...(await startServer(file, postgres.url)),
    })),
  );
  for (const what of ["get", "create", "list"] as Case[]) {
    const figures: Record<string, Figure[]> = {};
    for (const { base, pid = 0 } of running) await load(base, pid, what, data, 1);
    for (let round = 0; round < rounds; round += 1) {
      for (const { name, base, pid = 0 } of running) {
        const list = figures[name] ?? [];
        list.push(await load(base, pid, what, data, seconds));
        figures[name] = list;
      }
    }
    const shown = Object.fromEntries(
      Object.entries(figures).map(([name, list]) => [
        name,
        {
          perSecond: Math.round(median(list.map((f) => f.perSecond))),
          p50: median(list.map((f) => f.p50)),
          p99: median(list.map((f) => f.p99)),
          cpuMs: Number(median(list.map((f) => f.cpuMs)).toFixed(3)),
          failed: list.reduce((sum, f) => sum + f.failed, 0),
        },
      ]),
    );
    const ratio = (shown.ours?.perSecond ?? 0) / (shown.fastify?.perSecond ?? 1);
    const router = shown.next
      ? `ours/next ${((shown.ours?.perSecond ?? 0) / shown.next.perSecond).toFixed(1)}`
      : "";
    const tail = (shown.ours?.p99 ?? 0) / Math.max(1, shown.ours?.p50 ?? 1);
    console.log(
      what,
      JSON.stringify(shown),
      `ours/fastify ${ratio.toFixed(2)}`,
      router,
      `p99/p50 ${tail.toFixed(1)}`,
    );
    const alone = await pgbench(postgres.url, what, data, seconds);
    if (alone) {
      const share = ((shown.ours?.perSecond ?? 0) / alone).toFixed(2);
      console.log(`pgbench, the same statements: ${alone}/s; ours/pgbench ${share}`);
    }
  }
  for (const server of running) server.stop();
} finally {
  await postgres.close();
}
process.exit(0);
