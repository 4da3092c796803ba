import { env } from "../env";
import { withTraceparent } from "./trace-context";

type Options = {
  /** Trace context (`traceparent`) this continues; null: what runs now, or a new trace. */
  parent?: string | null;
  /** Ids, counts, templates: never personal data. */
  attributes?: Record<string, string | number>;
};

/**
 * Runs `work` inside a span, when OTEL_EXPORTER_OTLP_ENDPOINT is set; else just runs it, and nothing of
 * OpenTelemetry is ever loaded. An error ends the span with its name and goes on.
 */
export async function traced<T>(name: string, options: Options, work: () => Promise<T>): Promise<T> {
  if (!env().OTEL_EXPORTER_OTLP_ENDPOINT) return work();
  const { openSpan } = await import("./open-telemetry");
  const span = openSpan(name, options);
  try {
    return await withTraceparent(span.traceparent, work);
  } catch (error) {
    span.fail(error instanceof Error ? error.name : typeof error);
    throw error;
  } finally {
    span.end();
  }
}
