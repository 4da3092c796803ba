import { AsyncLocalStorage } from "node:async_hooks";

const storage = new AsyncLocalStorage<string>();

/**
 * The W3C trace context (`traceparent`) of what runs now: null unless traces are configured and a span is open.
 * What is queued keeps it, so that the worker's spans join the request's trace.
 */
export const currentTraceparent = (): string | null => storage.getStore() ?? null;

/** Runs `work` with this trace context. */
export const withTraceparent = <T>(traceparent: string, work: () => T): T => storage.run(traceparent, work);
