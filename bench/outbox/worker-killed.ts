import "../../e2e/fixtures/process-env";
import { migrate } from "@/db/migrate";
import { startThrowaway } from "../../e2e/fixtures/global-setup";
import { killWorkers } from "../../e2e/fixtures/kill-workers";

/**
 * Workers killed (kill -9) while they deliver: `npx tsx bench/outbox/worker-killed.ts [kills] [deliveries]`.
 * Exit 1 unless none is lost, repeats carry id and bytes of the first, and nothing stays stuck.
 */
const [kills = 50, deliveries = 5_000] = process.argv.slice(2).map(Number);
const CONCURRENCY = 64;
const postgres = await startThrowaway();
try {
  await migrate(postgres.url);
  const found = await killWorkers(postgres.url, { kills, deliveries });
  console.log(JSON.stringify(found));
  console.log(
    `${found.kills} kills during ${deliveries} deliveries: ${found.lost} lost, ${found.duplicates} repeats ` +
      `(allowed ${kills * CONCURRENCY}), ${found.altered} of them with other bytes; ` +
      `all done ${found.drainedSeconds.toFixed(1)} s after the last kill`,
  );
  console.log(
    found.stuck === 0
      ? "nothing stuck after two leases"
      : `${found.stuck} are kept by a claim of before the last kill after two leases`,
  );
  const good =
    found.lost === 0 &&
    found.altered === 0 &&
    found.duplicates <= kills * CONCURRENCY &&
    found.undelivered === 0 &&
    found.stuck === 0;
  process.exitCode = good ? 0 : 1;
} finally {
  await postgres.close();
}
process.exit();
