/** Where measurements go, once a process serves metrics (serve-metrics.ts); until then nothing is counted. */
export type MeasureSink = {
  request(route: string, method: string, status: number, seconds: number): void;
  attempt(result: string, seconds: number): void;
  check(type: string, result: string, seconds: number): void;
};

const store = globalThis as typeof globalThis & { veridesk_measure?: MeasureSink };

/** The process's sink: one for all bundles. Null unless metrics are configured. */
export const measure = (): MeasureSink | null => store.veridesk_measure ?? null;

/** Starts measuring. */
export function measureInto(sink: MeasureSink): void {
  store.veridesk_measure = sink;
}
