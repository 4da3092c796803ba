import { ROOT_CONTEXT, SpanKind, SpanStatusCode, TraceFlags, trace } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BasicTracerProvider, BatchSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { env } from "../env";
import { currentTraceparent } from "./trace-context";

type OpenSpan = { traceparent: string; fail(name: string): void; end(): void };
const store = globalThis as typeof globalThis & { veridesk_tracer?: BasicTracerProvider };

function provider(): BasicTracerProvider {
  store.veridesk_tracer ??= new BasicTracerProvider({
    resource: resourceFromAttributes({ "service.name": "veridesk" }),
    spanProcessors: [
      new BatchSpanProcessor(
        new OTLPTraceExporter({ url: `${env().OTEL_EXPORTER_OTLP_ENDPOINT?.replace(/\/$/, "")}/v1/traces` }),
        { scheduledDelayMillis: 1_000 },
      ),
    ],
  });
  return store.veridesk_tracer;
}

/** Opens a span below `parent`, else below what runs now. Loaded only where traces are configured. */
export function openSpan(
  name: string,
  options: { parent?: string | null; attributes?: Record<string, string | number> },
): OpenSpan {
  const above = parse(options.parent ?? currentTraceparent());
  const context = above ? trace.setSpanContext(ROOT_CONTEXT, above) : ROOT_CONTEXT;
  const span = provider()
    .getTracer("veridesk")
    .startSpan(name, { kind: SpanKind.INTERNAL, attributes: options.attributes ?? {} }, context);
  const { traceId, spanId, traceFlags } = span.spanContext();
  return {
    traceparent: `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, "0")}`,
    fail: (error) => void span.setStatus({ code: SpanStatusCode.ERROR, message: error }),
    end: () => span.end(),
  };
}

/** Sends what is still held back; for the end of a process. */
export async function endTraces(): Promise<void> {
  await store.veridesk_tracer?.shutdown();
}

// W3C Trace Context § 3.2: version 00 only; anything else is no parent.
function parse(traceparent: string | null) {
  const [, traceId, spanId, flags] =
    /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(traceparent ?? "") ?? [];
  if (!traceId || !spanId || !flags || /^0+$/.test(traceId) || /^0+$/.test(spanId)) return null;
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & TraceFlags.SAMPLED, isRemote: true };
}
