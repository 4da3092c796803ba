import type { Database, Mode } from "@/db/client";

/** A claimed row. Whoever holds `leaseToken` may finish it; `attempts` counts this claim too. */
export type Job = {
  tenantId: string;
  mode: Mode;
  id: string;
  leaseToken: string;
  attempts: number;
  /** Its lane: what fairness is reckoned by, besides the tenant. */
  key: string;
};

/** A table whose pending rows are a queue, and how they are worked. */
export type QueueDefinition = {
  table: "deliveries" | "emails" | "check_runs";
  /** A uuid column with an index (lane, run_at) over pending rows: jobs of one lane share `perKey` places. */
  lane: "lane" | "tenant_id";
  /** Jobs of this process at once: altogether, per tenant, per key. */
  concurrency: number;
  perTenant: number;
  perKey: number;
  /** A row claimed this often without an end is poison: parked, never claimed again. */
  maxClaims: number;
  parkedState: "failed" | "parked";
  errorColumn: "last_error" | "error";
  /** Set when a row of this table is parked: other columns to clear with it. */
  clearWhenParked?: string;
  /** A job still running after this is given up: its lease is no longer renewed. */
  maxSeconds: number;
  /** Works one job and finishes its row. When it throws, the lease runs out and the row is due again. */
  run(database: Database, job: Job): Promise<void>;
};

/** How long a claim holds without renewal, and how often it is renewed while its job runs. */
export const LEASE_SECONDS = 15;
export const RENEW_MS = 4_000;
