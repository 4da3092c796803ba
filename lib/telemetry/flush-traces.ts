import { env } from "../env";

/** Sends the spans still held back; for the end of a process. */
export async function flushTraces(): Promise<void> {
  if (!env().OTEL_EXPORTER_OTLP_ENDPOINT) return;
  const { endTraces } = await import("./open-telemetry");
  await endTraces();
}
