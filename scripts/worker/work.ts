import { database } from "@/lib/database";
import { runWorker } from "@/lib/outbox/worker";
import { flushTraces } from "@/lib/telemetry/flush-traces";
import { serveMetrics } from "@/lib/telemetry/start-metrics";
import { onStop } from "../runtime/on-stop";
import { surviveStrayRejections } from "../runtime/on-stray-rejection";

const GRACE = 30_000;

/** Runs the worker until the process is asked to end; what it has claimed is finished or given back. */
export async function work(): Promise<void> {
  surviveStrayRejections();
  const stopping = new AbortController();
  const metrics = await serveMetrics(database());
  const running = runWorker(stopping.signal);
  onStop(async () => {
    stopping.abort();
    await running;
    metrics?.close();
    await flushTraces();
  }, GRACE);
  process.send?.({ ready: true });
  await running;
}
