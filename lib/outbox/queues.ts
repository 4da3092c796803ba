import { sendEmailJob } from "../emails/send-email-job";
import { deliver } from "../webhooks/deliver";
import type { QueueDefinition } from "./queue/definition";
import { runCheckJob } from "./run-check-job";

// A hanging receiver holds at most its own places; so does a tenant with many of them.
const deliveries: QueueDefinition = {
  table: "deliveries",
  lane: "lane",
  concurrency: 64,
  perTenant: 40,
  perKey: 8,
  // Twice the tries of the schedule: claims lost to crashes count too.
  maxClaims: 20,
  parkedState: "failed",
  errorColumn: "last_error",
  maxSeconds: 120,
  run: deliver,
};

const emails: QueueDefinition = {
  table: "emails",
  lane: "tenant_id",
  concurrency: 8,
  perTenant: 4,
  perKey: 4,
  maxClaims: 20,
  parkedState: "failed",
  errorColumn: "last_error",
  clearWhenParked: "sealed_input",
  maxSeconds: 180,
  run: sendEmailJob,
};

const checkRuns: QueueDefinition = {
  table: "check_runs",
  lane: "tenant_id",
  concurrency: 4,
  perTenant: 3,
  perKey: 3,
  maxClaims: 10,
  parkedState: "parked",
  errorColumn: "error",
  maxSeconds: 600,
  run: runCheckJob,
};

/** Everything workers claim. A new kind of job: a table with the queue columns, a line here. */
export const QUEUES: readonly QueueDefinition[] = [deliveries, emails, checkRuns];
